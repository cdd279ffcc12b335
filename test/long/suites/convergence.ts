import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Mapping } from '../../scenarios/support/config.ts'
import { openStage, type Stage } from '../../scenarios/support/stage.ts'
import { startVisits, type Visits } from '../../scenarios/support/visits.ts'

/** A load balancer, and what goes wrong while traffic moves. */
interface Hampered {
  readonly nodes: number
  readonly routes: number
  readonly propagationMs: number
  readonly faults: readonly Mapping[]
  /** The first run is killed at this write, where it comes to it. */
  readonly kill: Mapping | undefined
}

const writes = ['ModifyListener', 'ModifyRule', 'AddTags', 'CreateTags', 'DeleteRule', 'DeregisterTargets']
const action = fc.constantFrom(...writes)
const nth = fc.integer({ min: 1, max: 4 })

/** What is repeated, or finished by the next run: nothing of it sends traffic back, so that the proof alone has to hold. */
const fault: fc.Arbitrary<Mapping> = fc.oneof(
  fc.record({ action, nth, kind: fc.constant('throttle'), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ action, nth, kind: fc.constant('error'), status: fc.constant(503) }),
  fc.record({ action, nth, kind: fc.constant('lost-response') }),
  fc.record({ action, nth, kind: fc.constant('delay'), ms: fc.integer({ min: 50, max: 1500 }) }),
)

const hampered: fc.Arbitrary<Hampered> = fc.record({
  nodes: fc.integer({ min: 1, max: 5 }),
  routes: fc.integer({ min: 1, max: 3 }),
  // Long enough for a run that does not wait for it to come to the retirement first.
  propagationMs: fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.integer({ min: 4000, max: 6000 }) },
  ),
  faults: fc.array(fault, { maxLength: 4 }),
  kill: fc.option(
    fc.record({ action, when: fc.constantFrom('before', 'after'), nth: fc.integer({ min: 1, max: 2 }) }),
    { nil: undefined },
  ),
})

/**
 * Deploys that retire at once what they replace, with no minimum hold, while a visitor asks each node and route all the
 * time: from the moment on in which the first target of the old side is deregistered, all of them are given the new one.
 */
export function retiresAfterConvergence(runs: number): void {
  const settings = fc.sample(hampered, { numRuns: runs, seed: 102 })
  test.each(settings.map((one) => [JSON.stringify(one), one] as const))(
    'nothing of the old side is deregistered before every node has converged: %s',
    async (_said, { nodes, routes, propagationMs, faults, kill }) => {
      const stage = await openStage({ nodes, routes, propagationMs: [propagationMs / 2, propagationMs] })
      const visits = startVisits(stage.sandbox)
      const begunMs = await deployed(stage, faults, kill, visits).finally(async () => {
        await visits.stop()
        await stage.close()
      })

      // Each visitor was given the old release before, and the new one after.
      const told = Map.groupBy(visits.taken, ({ startedMs }) => (startedMs < begunMs ? 'before' : 'after'))
      const lanes = stage.sandbox.nodes.flat().length
      expect(new Set(told.get('before')?.flatMap(({ url, said }) => (said === 'v1' ? [url] : []))).size).toBe(
        lanes,
      )
      expect(new Set(told.get('after')?.map(({ url }) => url)).size).toBe(lanes)
      expect(told.get('after')?.filter(({ said }) => said !== 'v2')).toEqual([])
      // Before it nobody was turned away either.
      expect(told.get('before')?.filter(({ said }) => !/^v[12]$/.test(said))).toEqual([])
    },
  )
}

/** Runs until the release is live alone; gives the moment in which its retirement of the old side began. */
async function deployed(
  stage: Stage,
  faults: readonly Mapping[],
  kill: Mapping | undefined,
  visits: Visits,
): Promise<number> {
  await visits.rounds(1)
  await stage.faults(faults)
  const around = { change: { proof: { passes: 3, within: '1m' }, 'release-test': [] } }
  const outcomes: (string | undefined)[] = []
  for (const run of [1, 2, 3, 4]) {
    const running = stage.start('deploy', { release: 'v2', hold: 'none' }, around)
    if (run === 1 && kill !== undefined) await stage.faults([{ kind: 'kill', pid: running.pid, ...kill }])
    const { signal, outputs } = await running.done
    outcomes.push(signal ?? outputs['outcome'])
    if (outcomes.at(-1) === 'live' || outcomes.at(-1) === 'unchanged') break
    // The lease of a run that was killed is over then.
    await stage.advance('10s')
  }
  expect(outcomes.at(-1), outcomes.join()).toMatch(/^(live|unchanged)$/)
  await visits.rounds(1)
  const { blue } = stage.person.service('web')['target-groups']
  const calls = (await stage.calls()).filter(
    (call) => call.action === 'DeregisterTargets' && JSON.stringify(call.parameters).includes(blue),
  )
  expect(calls).not.toEqual([])
  return Math.min(...calls.map(({ time }) => Date.parse(time)))
}
