import { describe, expect, test } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import { alone, held, rolledBack } from '../stage/ends.ts'
import { patienceMs } from '../stage/patience.ts'
import { sample, seededRandom, testSeed } from '../stage/seeded.ts'
import { type Call, fast, isWrite, onStage, type Stage } from '../stage/stage.ts'
import type { Standing } from '../stage/state.ts'
import { expectNothingLost, told } from '../stage/told.ts'

type Command = 'deploy' | 'rollback' | 'retire'

/** Kills a command at one of its writes. */
interface Kill {
  readonly action: string
  /** Counted from the start of the command. */
  readonly nth: number
  readonly when: 'before' | 'after'
  /** By then the record says that the work is done. */
  readonly done: boolean
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

/** Kills every write of every command before and after it takes effect. */
export async function killAtEveryWrite(): Promise<void> {
  killIn(livesOf(await everyKill()))
}

/** So many lives, each killed at random writes that every life has; those who write are known without looking first. */
export function killAtSomeWrites(lives: number): void {
  const random = seededRandom(testSeed)
  const kill = (command: Command): Kill | undefined => sample(killsAt(certain[command]), 1, random)[0]
  const life = () => ({ deploy: kill('deploy'), rollback: kill('rollback'), retire: kill('retire') })
  killIn(Array.from({ length: lives }, life))
}

/** Writes that each command makes, in their order; the last one gives the lease back. */
const certain: Readonly<Record<Command, readonly Pick<Call, 'action'>[]>> = {
  deploy: [
    { action: 'CreateRule' },
    { action: 'AddTags' },
    { action: 'RunInstances' },
    { action: 'CreateTags' },
    { action: 'ChangeResourceRecordSets' },
    { action: 'RegisterTargets' },
    { action: 'CreateRule' },
    { action: 'ModifyListener' },
    { action: 'ModifyRule' },
    { action: 'DeleteRule' },
  ],
  rollback: [
    { action: 'CreateRule' },
    { action: 'AddTags' },
    { action: 'ModifyListener' },
    { action: 'ModifyRule' },
    { action: 'AddTags' },
    { action: 'DeleteRule' },
  ],
  retire: [
    { action: 'CreateRule' },
    { action: 'DeleteRule' },
    { action: 'DeregisterTargets' },
    { action: 'ChangeResourceRecordSets' },
    { action: 'TerminateInstances' },
    { action: 'AddTags' },
    { action: 'DeleteRule' },
  ],
}

/** A retirement that is over leaves nothing that tells a re-run what it has done. */
const nothingLeft: Readonly<Record<Command, readonly string[]>> = {
  deploy: [],
  rollback: [],
  retire: ['unchanged'],
}

function killIn(lives: readonly Life[]): void {
  describe.concurrent(`SWITCHOVER_TEST_SEED=${testSeed}`, { timeout: patienceMs }, () => {
    test.each(lives.map((life) => ({ life, said: said(life) })))(
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

    const story = told(killed, again)
    const { outcome, standing } = ends[command]
    expect(killed.signal, story).toBe('SIGKILL')
    expect(again.outputs['outcome'], story).toBeOneOf([outcome, ...(kill.done ? nothingLeft[command] : [])])
    expect(await stage.standing(), story).toEqual(standing)
    expect(takenFrom(await stage.calls(), await liveMachines(stage, standing)), story).toEqual([])
    expectNothingLost(stage, story)
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

function killsAt(writes: readonly Pick<Call, 'action'>[]): readonly Kill[] {
  const recorded = writes.findLastIndex(({ action }) => action === 'AddTags')
  return writes.flatMap(({ action }, i) => {
    const nth = writes.slice(0, i + 1).filter((write) => write.action === action).length
    return [
      { action, nth, done: i > recorded, when: 'before' },
      { action, nth, done: i >= recorded, when: 'after' },
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
