import { describe, expect, test } from 'vitest'
import { watchWorkers } from '../../scenarios/support/workers.ts'
import { isWrite } from '../../support/api-call.ts'
import type { ActionResult } from '../../support/runner.ts'
import { type Command, commands, type Kind } from '../kinds/kind.ts'
import { patienceMs } from '../stage/patience.ts'
import { sample, seededRandom, testSeed } from '../stage/seeded.ts'
import { onStage, type Stage } from '../stage/stage.ts'
import { gateOf } from '../stage/state.ts'
import { expectNothingLost, told } from '../stage/told.ts'
import { type Kill, killsAt, taken } from './kills.ts'

/** One life of a service: each command killed once and run again; without a kill the life ends there. */
type Life = Readonly<Record<Command, Kill | undefined>>

/** Kills every write of every command before and after it takes effect. */
export async function killAtEveryWrite(kind: Kind): Promise<void> {
  killIn(kind, livesOf(await everyKill(kind)))
}

/** So many lives, each killed at random writes that every life has; those who write are known without looking first. */
export function killAtSomeWrites(kind: Kind, lives: number): void {
  const random = seededRandom(testSeed)
  const kill = (command: Command): Kill | undefined => sample(killsAt(kind.certain[command]), 1, random)[0]
  const life = () => ({ deploy: kill('deploy'), rollback: kill('rollback'), retire: kill('retire') })
  killIn(kind, Array.from({ length: lives }, life))
}

/** A retirement that is over leaves nothing that tells a re-run what it has done. */
const nothingLeft: Readonly<Record<Command, readonly string[]>> = {
  deploy: [],
  rollback: [],
  retire: ['unchanged'],
}

function killIn(kind: Kind, lives: readonly Life[]): void {
  describe.concurrent(`${kind.name} SWITCHOVER_TEST_SEED=${testSeed}`, { timeout: patienceMs }, () => {
    test.each(lives.map((life) => ({ life, said: said(life) })))(
      'killed $said and run again, every command ends as if nothing had been',
      ({ life }) => onStage(kind.setting, (stage) => live(kind, stage, life)),
    )
  })
}

async function live(kind: Kind, stage: Stage, life: Life): Promise<void> {
  using workers = watchWorkers(stage.sandbox, kind.parameter)
  for (const command of commands) {
    const kill = life[command]
    if (kill === undefined) break
    const killed = await run(stage, command, 1, kill)
    const again = await run(stage, command, 2)

    const story = told(killed, again)
    const { outcome, standing } = kind.ends[command]
    expect(killed.signal, story).toBe('SIGKILL')
    expect(again.outputs['outcome'], story).toBeOneOf([outcome, ...(kill.done ? nothingLeft[command] : [])])
    expect(await stage.standing(), story).toEqual(standing)
    expect(await taken(kind, stage, standing), story).toEqual([])
    expectNothingLost(stage, story)
    expect(gateOf(await stage.state()), story).toEqual(kind.gate[command])
    expect([...workers.saw], story).not.toContain('blue and green works')
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

/** What an undisturbed life writes, command by command. */
async function everyKill(kind: Kind): Promise<Readonly<Record<Command, readonly Kill[]>>> {
  return onStage(kind.setting, async (stage) => {
    const kills: Record<Command, readonly Kill[]> = { deploy: [], rollback: [], retire: [] }
    for (const command of commands) {
      const before = (await stage.calls()).length
      const { outputs, log } = await run(stage, command, 1)
      expect(outputs['outcome'], log).toBe(kind.ends[command].outcome)
      kills[command] = killsAt((await stage.calls()).slice(before).filter(isWrite))
    }
    return kills
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
