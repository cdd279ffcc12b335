import { describe, expect, test } from 'vitest'
import { watchWorkers } from '../../scenarios/support/workers.ts'
import { isWrite } from '../../support/api-call.ts'
import type { ActionResult } from '../../support/runner.ts'
import type { Kind } from '../kinds/kind.ts'
import { patienceMs } from '../stage/patience.ts'
import { sample, seededRandom, testSeed } from '../stage/seeded.ts'
import { onStage, type Setting, type Stage } from '../stage/stage.ts'
import { gateOf, type Standing } from '../stage/state.ts'
import { expectNothingLost, told } from '../stage/told.ts'
import { type Kill, killsAt, taken } from './kills.ts'

/** A window that is over before the second sweep. */
const settingOf = ({ setting }: Kind): Setting => ({
  ...setting,
  change: { ...setting.change, hold: '10m', 'keep-failed': '10m' },
})

/**
 * Kills a deploy before and after every write, and never runs it again: the schedule alone goes on. Time passes before
 * each sweep, so that leases and holds are over.
 */
export async function killThenSweep(kind: Kind): Promise<void> {
  killIn(kind, await everyKill(settingOf(kind)))
}

/** The same at so many writes that every deploy of the kind makes, drawn at random. */
export function killSomeThenSweep(kind: Kind, kills: number): void {
  killIn(kind, sample(killsAt(kind.certain.deploy), kills, seededRandom(testSeed)))
}

function killIn(kind: Kind, kills: readonly Kill[]): void {
  describe.concurrent(`${kind.name} SWITCHOVER_TEST_SEED=${testSeed}`, { timeout: patienceMs }, () => {
    test.each(kills)(
      'a deploy killed $when $action $nth, and followed by sweeps alone, ends in one release with nothing left over',
      (kill) => onStage(settingOf(kind), (stage) => live(kind, stage, kill)),
    )
  })
}

/** Which side is to serve in the end, and what the first sweep says: it is red where traffic had to go back. */
interface End {
  readonly color: 'blue' | 'green'
  readonly first: 'swept' | 'rejected'
}

/** With all of production on it the release is judged, and is good; with a part of it, it is taken back. */
function endOf({ routes }: Standing): End {
  if (routes.every((route) => /^forward \S+-green=1$/.test(route))) return { color: 'green', first: 'swept' }
  const isHome = routes.every((route) => /^forward \S+-blue=1$/.test(route))
  return { color: 'blue', first: isHome ? 'swept' : 'rejected' }
}

async function live(kind: Kind, stage: Stage, kill: Kill): Promise<void> {
  using workers = watchWorkers(stage.sandbox, kind.parameter)
  const runs = [await killedDeploy(stage, kill)]
  const { color, first } = endOf(await stage.standing())
  // What the first one accepts or rejects is held, or kept to be looked at, until the second.
  for (const runId of [3001, 3002]) {
    await stage.advance('25m')
    runs.push(await stage.start('sweep', { runId }).done)
  }

  const story = told(...runs)
  const [killed, ...sweeps] = runs
  expect(killed?.signal, story).toBe('SIGKILL')
  expect(
    sweeps.map(({ outputs }) => outputs['outcome']),
    story,
  ).toEqual([first, 'swept'])
  const standing = await stage.standing()
  // A deploy that died early made no machines, and no version of a template.
  const made = { everMade: expect.toBeOneOf([0, 1, 2]), versions: expect.toBeOneOf([0, 1, 2]) }
  expect(standing, story).toEqual({ ...kind.swept[color], ...made })
  expect(await taken(kind, stage, standing), story).toEqual([])
  expect(gateOf(await stage.state()), story).toEqual(kind.gate[color === 'green' ? 'deploy' : 'retire'])
  expectNothingLost(stage, story)
  expect([...workers.saw], story).not.toContain('blue and green works')
}

async function killedDeploy(stage: Stage, { action, nth, when }: Kill): Promise<ActionResult> {
  const step = stage.start('deploy', { inputs: { release: 'v2' }, runId: 3000 })
  await stage.faults([{ action, nth, when, kind: 'kill', pid: step.pid }])
  return step.done
}

/** What an undisturbed deploy writes. */
async function everyKill(setting: Setting): Promise<readonly Kill[]> {
  return onStage(setting, async (stage) => {
    const { outputs, log } = await stage.start('deploy', { inputs: { release: 'v2' }, runId: 3000 }).done
    expect(outputs['outcome'], log).toBe('held')
    return killsAt((await stage.calls()).filter(isWrite))
  })
}
