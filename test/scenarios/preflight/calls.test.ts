import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'

/** Two default actions and a rule, each on a listener of its own. */
let stage: Stage
beforeAll(async () => {
  stage = await openStage({ routes: 3 })
})
afterAll(() => stage.close())

test('a preflight asks Elastic Load Balancing for each thing once, and looks at what may change once more', async () => {
  await stage.person.setRoute(1, 'green')
  const before = (await stage.calls()).length

  const result = await stage.run('deploy', { release: 'v2' })

  expectRefusal(result, /foreign-change/)
  const asked = (await stage.calls())
    .slice(before)
    .filter(({ service }) => service === 'elasticloadbalancing')
    .map(({ action }) => action)
  expect(counted(asked)).toEqual({
    DescribeAccountLimits: 1,
    DescribeLoadBalancers: 1,
    // All that stands on the load balancer, and the routes in the look that decides.
    DescribeListeners: 2,
    // Those of each listener, and in the look those of the first listener and the rules that are routes.
    DescribeRules: 3 + 2,
    // The service's own, and all that share the load balancer's quotas with them.
    DescribeTargetGroups: 2,
    DescribeTargetGroupAttributes: 2,
    DescribeTargetHealth: 2 + 2,
    // The record: no rule of ours stands yet.
    DescribeTags: 1,
  })
})

const counted = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]))
