import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Sandbox } from '../../../sandbox/start.ts'
import { connect } from '../../../src/aws/connect.ts'
import { landingMs } from '../../../src/aws/lease/term.ts'
import { reachAws } from '../../../src/aws/reach-aws.ts'
import type { Goal, Run } from '../../../src/deploy/goal.ts'
import { operate } from '../../../src/deploy/operate.ts'
import { clientsOf, madeOf, quickSandbox, settingsOf } from '../../aws/support/adapter.ts'
import { goal } from '../../deploy/goals.ts'
import { type Fate, type Passing, startNetwork } from '../stage/network.ts'

const leaseMs = 2_000

/** Nobody cancels. */
const { signal } = new AbortController()

/** Worlds that are tried at the same time: they mostly wait. */
const sideBySide = 8

/** Many more than a deploy sends in a world that gives its instances, targets and routes a moment each. */
const mostRequests = 3_000

const atOnce: Fate = { underWayMs: 0, turnedAway: false, landsAfterMs: 0, answerLost: false }

/** A time in which one run cannot renew its lease, and what else it writes is turned away until it is over. */
interface Outage {
  readonly fromMs: number
  readonly forMs: number
  readonly hangs: boolean
}

/** One of two runs, and the network between it and AWS. */
interface Rival {
  readonly startsAfterMs: number
  readonly outages: readonly Outage[]
  /** What is drawn by it becomes of its requests, one after the other. */
  readonly seed: number
}

/** Late by chance and seldom lost: a request lands within the time that is assumed of AWS, and most at once. */
const someFate: fc.Arbitrary<Fate> = fc.record({
  underWayMs: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 300 })),
  turnedAway: fc.integer({ min: 0, max: 19 }).map((drawn) => drawn === 0),
  landsAfterMs: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    fc.integer({ min: 0, max: Math.floor(landingMs(leaseMs) / 2) }),
  ),
  answerLost: fc.integer({ min: 0, max: 29 }).map((drawn) => drawn === 0),
})

const someRival: fc.Arbitrary<Rival> = fc.record({
  startsAfterMs: fc.integer({ min: 0, max: 1_500 }),
  outages: fc.array(
    fc.record({
      fromMs: fc.integer({ min: 0, max: 4_000 }),
      forMs: fc.integer({ min: leaseMs / 2, max: 3 * leaseMs }),
      hangs: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  seed: fc.integer(),
})

/**
 * Two deploys at once, each behind a network of its own that chooses which request goes on next: nothing of a run is
 * carried out but while its lease stands and has not ended, by AWS's own time. Afterwards a run without any trouble ends
 * what is left.
 */
export async function anyTwoRuns(worlds: number): Promise<void> {
  // What fails takes its time: a simpler one is not looked for.
  const asked = { numRuns: Math.ceil(worlds / sideBySide), endOnFailure: true }
  const property = fc.asyncProperty(someRival, someRival, (one, other) => race(one, other))
  await Promise.all(Array.from({ length: Math.min(sideBySide, worlds) }, () => fc.assert(property, asked)))
}

async function race(...rivals: readonly Rival[]): Promise<void> {
  await using sandbox = await quickSandbox({
    speed: 1,
    bootMs: [0, 50],
    healthIntervalMs: 400,
    drainSeconds: 0,
  })
  const broken: string[] = []

  const ends = await Promise.all(
    rivals.map((rival, index) => worked(sandbox, `${index + 1}00`, rival, broken)),
  )

  expect([broken, ends]).toEqual([[], ends])
  // What a busy machine takes its time for is no matter of this one.
  const last = await work(sandbox, sandbox.endpoint, '300', 30 * leaseMs)
  expect([last, ends]).toEqual([expect.stringMatching(/^held: /), ends])
}

async function worked(sandbox: Sandbox, id: string, rival: Rival, broken: string[]): Promise<string> {
  await pause(rival.startsAfterMs)
  const fates = fc.sample(someFate, { seed: rival.seed, numRuns: mostRequests })
  const began = performance.now()
  const fateOf = (passing: Passing): Fate => {
    const fate = fates.pop() ?? atOnce
    const age = performance.now() - began
    const outage = rival.outages.find(({ fromMs, forMs }) => fromMs <= age && age < fromMs + forMs)
    if (outage === undefined || isRead(passing)) return fate
    // Nothing comes of what hangs for as long as any client waits.
    if (isRenewal(passing) || outage.hangs) return { ...fate, underWayMs: outage.fromMs + outage.forMs - age }
    return { ...fate, turnedAway: true }
  }
  const network = await startNetwork(sandbox.endpoint, fateOf, (passing) => {
    if (isRead(passing) || isOfLease(sandbox, passing)) return
    const wrong = wrongOf(sandbox, id)
    if (wrong !== undefined) broken.push(`${passing.action} of ${id} ${wrong}`)
  })
  try {
    return await work(sandbox, network.endpoint, id)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await network.close()
  }
}

/** A whole deploy, as the action does it; every question that it asks of servers is answered well. */
async function work(sandbox: Sandbox, endpoint: string, id: string, lasts = leaseMs): Promise<string> {
  const run: Run = { repository: 'acme/web', id, attempt: 1, actor: 'octocat' }
  const settings = { ...settingsOf(sandbox), dns: undefined, leaseMs: lasts }
  const wanted: Partial<Goal> = {
    run,
    release: `v${id}`,
    build: `b${id}`,
    made: madeOf(settings.fleet),
    allow: new Set(['replace', 'early-retire']),
    waitForLeaseMs: 60_000,
  }
  const aws = await reachAws(signal, clientsOf({ endpoint, env: sandbox.env }))
  const { world, leases, clock } = connect(settings, run, aws, `nonce of ${id}`)
  const [ended] = await operate([
    {
      ...{ world, leases, clock, goal: goal(wanted), cancel: signal, cancelled: false, end: signal },
      probes: { run: async () => ({ passed: true, said: '' }), changed: () => {} },
      narrator: { decided: () => {}, acted: () => {} },
      lineage: { age: async () => ({ older: false, said: '' }) },
    },
  ])
  return `${ended?.outcome}: ${ended?.why}`
}

const isRead = ({ action }: Passing): boolean => /^(Describe|Get)/.test(action)

const isRenewal = ({ action, parameters }: Passing): boolean =>
  action === 'AddTags' && [...parameters.values()].includes('switchover:expires')

/** The lease itself is taken, renewed and given back without one. */
const isOfLease = ({ world }: Sandbox, passing: Passing): boolean => {
  const { action, parameters } = passing
  if (action === 'CreateRule') return parameters.get('Priority') === '11'
  // A rule that is gone is nobody's any more.
  const rule = world.loadBalancing.rules.get(parameters.get('RuleArn') ?? '')
  return isRenewal(passing) || (action === 'DeleteRule' && (rule === undefined || rule.priority === 11))
}

/** What is wrong with the lease of a run at this moment, by AWS's own time. */
const wrongOf = ({ world }: Sandbox, id: string): string | undefined => {
  const { rules, tags } = world.loadBalancing
  const lease = [...rules.values()].find(({ priority }) => priority === 11)
  if (lease === undefined) return 'without a lease'
  const said = tags.get(lease.arn)
  const holder = said?.get('switchover:run')
  if (holder !== id) return `under the lease of ${holder}`
  const leftMs = Date.parse(said?.get('switchover:expires') ?? '') - world.clock.now()
  return leftMs > 0 ? undefined : `${-leftMs} ms after the end of its lease`
}
