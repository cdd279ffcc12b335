import { compileCache } from '../../support/compile-cache.ts'
import { type ActionCall, type ActionResult, type RunningAction, startAction } from '../../support/runner.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { startMoto } from '../worlds/moto.ts'
import { configFor } from './config.ts'
import { notingPeers, peersIn } from './peers.ts'
import { type Built, type Person, startPerson } from './person.ts'
import { type Relay, startRelay } from './relay.ts'

type Inputs = Readonly<Record<string, string>>

/** The packaged action before an AWS of other people's making, and a person who looks at that AWS by other people's means. */
export interface Stage {
  readonly person: Person
  readonly relay: Relay
  /** Whom all runs so far connected to. */
  peers(): readonly string[]
  /** By `elbv2 CreateRule`: the commands that made this call. */
  callers(): ReadonlyMap<string, ReadonlySet<string>>
  /** An empty account, and in it what `world.py` builds; later runs are about it. `more`: of the config. */
  begin(serving: number, more?: object): Promise<Built>
  /** Runs a command to its end, in a workflow run of its own unless `around` names one. */
  run(command: string, inputs?: Inputs, around?: ActionCall): Promise<ActionResult>
  /** Runs a command whose process is killed after these API calls have taken effect in turn, and before it hears so. */
  die(after: readonly string[], command: string, inputs?: Inputs, around?: ActionCall): Promise<void>
  close(): Promise<void>
}

/** Starts moto, a relay before it and a person beside it. */
export async function openStage(): Promise<Stage> {
  const moto = await startMoto()
  const relay = await startRelay(moto.env['AWS_ENDPOINT_URL'] ?? '')
  const person = startPerson(moto.env)
  const folder = temporaryFolder('action-on-moto-')
  const callers = new Map<string, Set<string>>()
  const env = { ...moto.env, ...compileCache, ...notingPeers(folder), AWS_ENDPOINT_URL: relay.endpoint }
  let config = ''
  let runId = 5000

  const start = (command: string, inputs: Inputs = {}, around: ActionCall = {}): RunningAction => {
    runId += 1
    return startAction({ runId, ...around, inputs: { command, config, ...inputs }, env })
  }
  return {
    person,
    relay,
    peers: () => peersIn(folder),
    callers: () => callers,
    async begin(serving, more) {
      await moto.reset()
      const built = await person.build(serving)
      config = configFor(built, more)
      return built
    },
    async run(command, inputs, around) {
      relay.forget()
      const result = await start(command, inputs, around).done
      for (const { service, action } of relay.calls) {
        const name = `${service} ${action}`
        callers.set(name, (callers.get(name) ?? new Set()).add(command))
      }
      return result
    },
    async die(after, ...given) {
      const running = start(...given)
      const awaitCall = (index: number): void => {
        const call = after[index]
        if (call === undefined) running.kill()
        else relay.after(call, () => awaitCall(index + 1))
      }
      awaitCall(0)
      const { signal, log } = await running.done
      if (signal !== 'SIGKILL') throw new Error(`it was to be killed, but ended by itself:\n${log}`)
    },
    async close() {
      await Promise.all([person.close(), relay.close(), moto.close()])
    },
  }
}
