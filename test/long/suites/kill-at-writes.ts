import { describe, expect, test } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import { alone, held, rolledBack } from '../stage/ends.ts'
import { sample, seededRandom, testSeed } from '../stage/seeded.ts'
import { type Call, fast, isWrite, onStage, type Stage } from '../stage/stage.ts'
import type { Standing } from '../stage/state.ts'

type Command = 'deploy' | 'rollback' | 'retire'

/** Kills a command at one of its writes. */
interface Kill {
  readonly action: string
  /** Counted from the start of the command. */
  readonly nth: number
  readonly when: 'before' | 'after'
  /** The last write gives the lease back: by then the work is done. */
  readonly last: boolean
}

/** One life of a service: each command killed once and run again; without a kill the life ends there. */
type Life = Readonly<Record<Command, Kill | undefined>>

const commands: readonly Command[] = ['deploy', 'rollback', 'retire']

/** How each command ends, however often it was killed. */
const ends: Readonly<Record<Command, { readonly outcome: string; readonly standing: Standing }>> = {
  deploy: { outcome: 'held', standing: held },
  rollback: { outcome: 'rolled-back', standing: rolledBack },
  retire: { outcome: 'retired', standing: alone },
}

/** Kills every write of every command before and after it takes effect, or so many lives with a random part of them. */
export async function killAtWrites(lives: number): Promise<void> {
  const kills = await everyKill()
  const random = seededRandom(testSeed)
  const every = livesOf(kills)
  const chosen = Number.isFinite(lives) ? sample(every, lives, random) : every

  describe.concurrent(`SWITCHOVER_TEST_SEED=${testSeed}`, () => {
    test.each(chosen.map((life) => ({ life, said: said(life) })))(
      'killed $said and run again, every command ends as if nothing had been',
      ({ life }) => onStage(fast, (stage) => live(stage, life)),
    )
  })
}

async function live(stage: Stage, life: Life): Promise<void> {
  for (const command of commands) {
    const kill = life[command]
    if (kill === undefined) break
    const killed = await run(stage, command, 1, kill)
    const again = await run(stage, command, 2)

    const told = `${killed.log}\n── killed\n${again.log}`
    const { outcome, standing } = ends[command]
    expect(killed.signal, told).toBe('SIGKILL')
    expect(again.outputs['outcome'], told).toBeOneOf(kill.last ? [outcome, 'unchanged'] : [outcome])
    expect(await stage.standing(), told).toEqual(standing)
    expect(takenFrom(await stage.calls(), await liveMachines(stage, standing)), told).toEqual([])
    const { lost, failed } = stage.load.seen()
    expect({ lost, failed }, told).toEqual({ lost: [], failed: [] })
  }
}

async function run(stage: Stage, command: Command, attempt: number, kill?: Kill): Promise<ActionResult> {
  const release = command === 'deploy' ? { release: 'v2' } : {}
  const runId = 2000 + commands.indexOf(command)
  const step = stage.start(command, { inputs: release, runId, runAttempt: attempt })
  if (kill !== undefined) {
    const { action, nth, when } = kill
    await stage.faults([{ action, nth, when, kind: 'kill', pid: step.pid }])
  }
  return step.done
}

/** The machines of the side that serves. */
async function liveMachines(stage: Stage, { routes }: Standing): Promise<readonly string[]> {
  const { targetGroups } = await stage.state()
  const group = targetGroups.find(({ name }) => routes[0]?.includes(name))
  return (group?.targets ?? []).map(({ id }) => id)
}

/** Calls that took a machine out of service, or ended it, at any time. */
function takenFrom(calls: readonly Call[], machines: readonly string[]): readonly Call[] {
  const ends = calls.filter(({ action }) => action === 'DeregisterTargets' || action === 'TerminateInstances')
  return ends.filter(({ parameters }) => machines.some((id) => JSON.stringify(parameters).includes(id)))
}

/** What an undisturbed life writes, command by command. */
async function everyKill(): Promise<Readonly<Record<Command, readonly Kill[]>>> {
  return onStage(fast, async (stage) => {
    const kills: Record<Command, readonly Kill[]> = { deploy: [], rollback: [], retire: [] }
    for (const command of commands) {
      const before = (await stage.calls()).length
      const { outputs, log } = await run(stage, command, 1)
      expect(outputs['outcome'], log).toBe(ends[command].outcome)
      kills[command] = killsAt((await stage.calls()).slice(before).filter(isWrite))
    }
    return kills
  })
}

function killsAt(writes: readonly Call[]): readonly Kill[] {
  return writes.flatMap(({ action }, i) => {
    const nth = writes.slice(0, i + 1).filter((write) => write.action === action).length
    const last = i === writes.length - 1
    return [
      { action, nth, last, when: 'before' },
      { action, nth, last, when: 'after' },
    ]
  })
}

/** As many lives as the longest command has kills; each is killed once in as many commands as have one left. */
function livesOf({ deploy, rollback, retire }: Readonly<Record<Command, readonly Kill[]>>): readonly Life[] {
  return deploy.map((kill, i) => ({ deploy: kill, rollback: rollback[i], retire: retire[i] }))
}

const said = (life: Life): string =>
  commands.flatMap((command) => killSaid(command, life[command])).join(', ')

const killSaid = (command: Command, kill: Kill | undefined): readonly string[] =>
  kill === undefined ? [] : [`${kill.when} ${kill.action} ${kill.nth} of ${command}`]
