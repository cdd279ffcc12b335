import { describe, expect, test } from 'vitest'
import { watchWorkers } from '../../scenarios/support/workers.ts'
import { isWrite } from '../../support/api-call.ts'
import type { ActionResult } from '../../support/runner.ts'
import type { Kind } from '../kinds/kind.ts'
import { alone, held } from '../stage/ends.ts'
import { patienceMs } from '../stage/patience.ts'
import { onStage, type Setting, type Stage } from '../stage/stage.ts'
import { gateOf, type Standing } from '../stage/state.ts'
import { expectNothingLost, told } from '../stage/told.ts'
import { type Kill, killsAt, taken } from './kills.ts'

/** Of the other side nothing is left. */
const ends: Readonly<Record<Color, Standing>> = {
  blue: alone,
  green: {
    ...held,
    targets: { 'web-blue': 0, 'web-green': 2 },
    machines: { 'green v2': 2 },
    names: ['web-green-1', 'web-green-2'],
    preview: [],
  },
}

/**
 * Kills a deploy before and after every write, and never runs it again: the schedule alone goes on. Time passes before
 * each sweep, so that leases and holds are over.
 */
export async function killThenSweep(kind: Kind): Promise<void> {
  const setting: Setting = {
    ...kind.setting,
    change: { ...kind.setting.change, hold: '10m', 'keep-failed': '10m' },
  }
  const kills = await everyKill(setting)
  describe.concurrent(kind.name, { timeout: patienceMs }, () => {
    test.each(kills)(
      'a deploy killed $when $action $nth, and followed by sweeps alone, ends in one release with nothing left over',
      (kill) => onStage(setting, (stage) => live(kind, stage, kill, endOf(kill, kills))),
    )
  })
}

type Color = 'blue' | 'green'

/** The first of these writes is the trial whether routes may be set at all, the second moves production. */
function endOf(kill: Kill, kills: readonly Kill[]): Color {
  const moved = kills.findIndex(
    ({ action, nth, when }) => action === 'ModifyListener' && nth === 2 && when === 'after',
  )
  return kills.indexOf(kill) < moved ? 'blue' : 'green'
}

async function live(kind: Kind, stage: Stage, kill: Kill, color: Color): Promise<void> {
  using workers = watchWorkers(stage.sandbox, kind.parameter)
  const runs = [await killedDeploy(stage, kill)]
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
  ).toEqual(['swept', 'swept'])
  const standing = await stage.standing()
  expect(standing, story).toEqual({ ...ends[color], everMade: expect.toBeOneOf([0, 1, 2]) })
  expect(await taken(kind, stage, standing), story).toEqual([])
  expect(gateOf(await stage.state()), story).toEqual([color])
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
