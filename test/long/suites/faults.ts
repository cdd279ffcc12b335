import { describe, expect, test } from 'vitest'
import { held } from '../stage/ends.ts'
import { patienceMs } from '../stage/patience.ts'
import { type Fault, fast, onStage, type Setting, type Stage } from '../stage/stage.ts'
import type { Standing } from '../stage/state.ts'
import { expectNothingLost, told } from '../stage/told.ts'

/** Something that goes wrong with calls of a deploy, and how the deploy that meets it ends. */
interface Trouble {
  readonly name: string
  readonly faults: readonly Fault[] | ((stage: Stage) => Promise<readonly Fault[]>)
  /** Outcome of the run that meets it. One that is not held is run again once the trouble is over, and ends held. */
  readonly ends: string
  /** What stands between the two runs, where it is not blue alone that serves. */
  readonly routes?: readonly string[]
  readonly everMade?: number
  readonly routeCount?: number
}

const always = 10_000
const onBlue = ['forward web-blue=1']

/** The write of every kind that a deploy makes. */
const writes: readonly Fault[] = [
  { action: 'CreateRule', match: { Priority: 11 } },
  { action: 'AddTags' },
  { action: 'RunInstances' },
  { action: 'CreateTags' },
  { action: 'ChangeResourceRecordSets' },
  { action: 'RegisterTargets' },
  { action: 'CreateRule', match: { Priority: 10 } },
  { action: 'ModifyListener' },
  { action: 'ModifyRule' },
  { action: 'DeleteRule' },
]

const nameOf = ({ action, match }: Fault): string =>
  match === undefined ? String(action) : `${String(action)} ${JSON.stringify(match)}`

/** Deploys that AWS hampers. */
export const everyTrouble: readonly Trouble[] = [
  {
    name: 'the answer of every kind of write is lost once',
    faults: writes.map((write) => ({ ...write, kind: 'lost-response' })),
    ends: 'held',
  },
  ...writes.map((write) => ({
    name: `the answer of ${nameOf(write)} is lost twice`,
    faults: [{ ...write, kind: 'lost-response', times: 2 }],
    ends: 'held',
  })),
  {
    name: 'every kind of write is throttled twice',
    faults: writes.map((write) => ({ ...write, kind: 'throttle', times: 2 })),
    ends: 'held',
  },
  {
    name: 'reads are throttled in bursts',
    faults: ['DescribeTargetHealth', 'DescribeInstances', 'DescribeRules', 'DescribeTags'].map((action) => ({
      action,
      nth: 5,
      kind: 'throttle',
      times: 4,
    })),
    ends: 'held',
  },
  {
    name: 'every kind of write fails with a 5xx at first',
    faults: writes.map((write) => ({ ...write, kind: 'error', status: 503 })),
    ends: 'held',
  },
  ...writes
    .filter(({ action }) => action !== 'DeleteRule')
    .map((write) => ({
      name: `${nameOf(write)} is denied`,
      faults: [{ ...write, kind: 'deny', times: always }],
      // IAM tells of calls, and of one priority among them only the call itself.
      ends: write.match === undefined ? 'refused' : 'failed',
      routes: onBlue,
    })),
  ...['AddTags', 'ChangeResourceRecordSets', 'RegisterTargets', 'ModifyRule'].map((action) => ({
    name: `${action} is denied, and IAM may not be asked`,
    faults: [
      { action, kind: 'deny', times: always },
      { service: 'iam', kind: 'deny', times: always },
    ],
    ends: 'failed',
    routes: onBlue,
  })),
  {
    name: 'the fourth tagging is denied',
    faults: [{ action: 'AddTags', nth: 4, kind: 'deny' }],
    ends: 'failed',
    routes: onBlue,
  },
  {
    name: 'no subnet has capacity',
    faults: [{ action: 'RunInstances', kind: 'error', code: 'InsufficientInstanceCapacity', times: always }],
    ends: 'failed',
    routes: onBlue,
  },
  {
    name: 'a machine dies right after its launch',
    faults: [{ action: 'RunInstances', kind: 'die', ms: 10 }],
    ends: 'held',
    everMade: 3,
  },
  {
    name: 'the second route cannot be switched after the first one was',
    faults: async (stage) => [{ ...(await secondRoute(stage)), nth: 2, kind: 'deny', times: always }],
    ends: 'failed',
    routes: onBlue,
    routeCount: 2,
  },
  {
    name: 'the second route cannot be switched, nor the first one back',
    faults: async (stage) => [
      { ...(await secondRoute(stage)), nth: 2, kind: 'deny', times: always },
      { action: 'ModifyListener', nth: 3, kind: 'deny', times: always },
    ],
    ends: 'stranded',
    routes: ['forward web-green=1', 'forward web-blue=1'],
    routeCount: 2,
  },
  ...[1, 20, 50, 80, 110].map((nth) => ({
    name: `the credentials expire at call ${nth}`,
    faults: [{ nth, kind: 'error', code: 'ExpiredToken', times: always }],
    ends: 'failed',
  })),
]

/** The few that speak for most. */
export const someTrouble: readonly Trouble[] = everyTrouble.filter(({ name }) =>
  ['the answer of every kind of write is lost once', 'a machine dies right after its launch'].includes(name),
)

/** Deploys under trouble, then again without it. */
export function deploysUnder(troubles: readonly Trouble[]): void {
  describe.concurrent('a deploy under trouble', { timeout: patienceMs }, () => {
    test.each(troubles)('$name: it ends $ends, and held when it is run again', (trouble) =>
      onStage(settingOf(trouble), (stage) => deployUnder(stage, trouble)),
    )
  })
}

const settingOf = ({ routeCount = 1 }: Trouble): Setting => ({
  ...fast,
  options: { ...fast.options, routes: routeCount },
})

async function deployUnder(stage: Stage, { faults, ends, routes, everMade = 2 }: Trouble): Promise<void> {
  const expected: Standing = { ...held, everMade }
  await stage.faults(typeof faults === 'function' ? await faults(stage) : faults)

  const first = await stage.start('deploy', { inputs: { release: 'v2' } }).done

  expect(first.outputs['outcome'], first.log).toBe(ends)
  expect(first.code === 0, first.log).toBe(ends === 'held')
  if (routes !== undefined) expect((await stage.standing()).routes, first.log).toEqual(routes)
  await stage.noFaults()
  const again = ends === 'held' ? first : await deployAgain(stage)
  const story = told(first, again)
  expect(again.outputs['outcome'], story).toBe('held')
  expect(await stage.standing(), story).toEqual(expected)
  expectNothingLost(stage, story)
}

const deployAgain = (stage: Stage) => stage.start('deploy', { inputs: { release: 'v2' }, runAttempt: 2 }).done

/** The seeded second route is a rule. */
async function secondRoute(stage: Stage): Promise<Fault> {
  const { loadBalancers } = await stage.state()
  const rules = loadBalancers.flatMap(({ listeners }) => listeners).flatMap((listener) => listener.rules)
  return { action: 'ModifyRule', match: { RuleArn: rules[0]?.arn ?? '' } }
}
