import { describe, expect, test } from 'vitest'
import { alone, held, rolledBack } from '../stage/ends.ts'
import { patienceMs } from '../stage/patience.ts'
import { type Fault, fast, onStage, type Setting, type Stage, unhurried } from '../stage/stage.ts'
import { expectNothingLost, told } from '../stage/told.ts'

/** A rollback or a retirement that AWS hampers, after a deploy that nothing hampered. */
interface Hampered {
  readonly name: string
  readonly rollback?: readonly Fault[]
  readonly retire?: readonly Fault[]
  readonly options?: Setting['options']
}

const twice = (kind: string, actions: readonly string[]): readonly Fault[] =>
  actions.map((action) => ({ action, kind, times: 2 }))

const back = ['CreateRule', 'AddTags', 'ModifyListener', 'ModifyRule', 'DeleteRule']
const away = [
  'CreateRule',
  'DeleteRule',
  'DeregisterTargets',
  'ChangeResourceRecordSets',
  'TerminateInstances',
  'AddTags',
]
const wrongBatch = [{ action: 'ChangeResourceRecordSets', kind: 'error', code: 'InvalidChangeBatch' }]

export const everyHampered: readonly Hampered[] = [
  {
    name: 'every answer to a write lost twice',
    rollback: twice('lost-response', back),
    retire: twice('lost-response', away),
  },
  { name: 'every write throttled twice', rollback: twice('throttle', back), retire: twice('throttle', away) },
  {
    name: 'every write failing with a 5xx twice',
    rollback: twice('error', back),
    retire: twice('error', away),
  },
  {
    name: 'a change batch refused once with an error',
    retire: wrongBatch,
    options: { changeBatch: 'error' },
  },
  {
    name: 'a change batch refused once with a list of messages',
    retire: wrongBatch,
    options: { changeBatch: 'messages' },
  },
]

/** Deploy, rollback and retire, the last two under trouble that passes. */
export function endsUnder(cases: readonly Hampered[]): void {
  describe.concurrent('a rollback and a retirement under trouble', { timeout: patienceMs }, () => {
    test.each(cases)('with $name they end as without', ({ rollback = [], retire = [], options = {} }) =>
      onStage({ ...fast, options: { ...fast.options, ...options } }, async (stage) => {
        const deployed = await run(stage, 'deploy', 1)
        await stage.faults(rollback)
        const turned = await run(stage, 'rollback', 2)
        const afterRollback = await stage.standing()
        await stage.noFaults()
        await stage.faults(retire)
        const retired = await run(stage, 'retire', 3)

        const story = told(deployed, turned, retired)
        expect(
          [deployed, turned, retired].map(({ outputs }) => outputs['outcome']),
          story,
        ).toEqual(['held', 'rolled-back', 'retired'])
        expect(afterRollback, story).toEqual(rolledBack)
        expect(await stage.standing(), story).toEqual(alone)
        expectNothingLost(stage, story)
      }),
    )
  })
}

/** Reads of tags and instances that lag behind, with and without a run that is killed meanwhile. */
export function readsThatLag(kills: readonly (Fault | undefined)[]): void {
  const lagging: Setting = {
    ...unhurried,
    options: { ...unhurried.options, staleReadsMs: 1_500, children: 0 },
  }
  describe.concurrent('with reads that lag by 1.5 s', { timeout: patienceMs }, () => {
    test.each(
      kills.map((kill) => ({ kill, said: kill === undefined ? 'never' : `after ${String(kill['action'])}` })),
    )(
      'a deploy killed $said, a rollback and a retirement end with one fleet and nothing left over',
      ({ kill }) =>
        onStage(lagging, async (stage) => {
          const first = kill === undefined ? [] : [await killed(stage, kill)]
          const deployed = await run(stage, 'deploy', 1, 2)
          const afterDeploy = await stage.standing()
          const turned = await run(stage, 'rollback', 2)
          const retired = await run(stage, 'retire', 3)

          const story = told(...first, deployed, turned, retired)
          expect(
            [deployed, turned, retired].map(({ outputs }) => outputs['outcome']),
            story,
          ).toEqual(['held', 'rolled-back', 'retired'])
          expect(afterDeploy, story).toEqual(held)
          expect(await stage.standing(), story).toEqual(alone)
          expectNothingLost(stage, story)
        }),
    )
  })
}

async function killed(stage: Stage, kill: Fault) {
  const step = stage.start('deploy', { inputs: { release: 'v2' }, runId: 1 })
  await stage.faults([{ ...kill, kind: 'kill', when: 'after', pid: step.pid }])
  const end = await step.done
  expect(end.signal, end.log).toBe('SIGKILL')
  return end
}

const run = (stage: Stage, command: string, runId: number, runAttempt = 1) =>
  stage.start(command, { inputs: command === 'deploy' ? { release: 'v2' } : {}, runId, runAttempt }).done
