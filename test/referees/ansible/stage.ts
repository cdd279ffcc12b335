import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'
import { callsDuring } from '../peers/calls.ts'
import type { Account } from './account.ts'
import { type Played, playRelease } from './play.ts'
import { startVisitors, type Visits } from './visitors.ts'

/** What came of it when one service got a good release under load, and another a sick one at the same time. */
export interface Releases {
  /** `web`: v2 to green. */
  readonly released: Played
  /** What visitors of `web` got meanwhile. */
  readonly visits: Visits
  /** The same once more, for one machine and without the checks, which change nothing anyway and take their time. */
  readonly repeated: Played
  /** `web2`: sick-v2 to one machine of green. */
  readonly refused: Played
  /** The calls of the playbooks alone: `elbv2 CreateRule`. */
  readonly calls: readonly string[]
}

const ONE_MACHINE = ['--limit', 'first']
const REPEAT = [...ONE_MACHINE, '--skip-tags', 'check']
const HOST = 'app.example.com'

/** Two services, and as little waiting as Ansible's own pace leaves. */
export function startStage(): Promise<Sandbox> {
  return startSandbox({
    services: 2,
    nodes: 2,
    // Ansible looks for a new instance at once, and then only every 15 s.
    bootMs: [0, 0],
    insyncMs: [50, 100],
    propagationMs: [0, 200],
    healthIntervalMs: 200,
    drainSeconds: 1,
  })
}

/** Plays everything; what is there afterwards is for the tests to look at. */
export async function performReleases(sandbox: Sandbox, account: Account): Promise<Releases> {
  await standInTheWay(account)
  const vars = { color: 'green', image: await account.image(), nodes: sandbox.nodes[0] }
  const release = { ...vars, release: 'v2' }
  const releaseTwice = async () => {
    const visitors = startVisitors(sandbox.nodes[0] ?? [], HOST)
    const released = await playRelease(sandbox.env, release)
    const visits = await visitors.end()
    const repeated = await playRelease(sandbox.env, release, ...REPEAT)
    return { released, visits, repeated }
  }

  const sick = { ...vars, release: 'sick-v2', service: 'web2' }
  const { result, calls } = await callsDuring(sandbox, () =>
    Promise.all([releaseTwice(), playRelease(sandbox.env, sick, ...ONE_MACHINE)]),
  )
  const [twice, refused] = result
  return { ...twice, refused, calls }
}

/** What others keep on the load balancer, for a module that purges; and an idle group that has to be made. */
async function standInTheWay({ elb, balancerOf, groupOf }: Account): Promise<void> {
  const LoadBalancerArn = await balancerOf('web')
  const refusal = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '403' } }] as const
  const { Listeners = [] } = await elb.describeListeners({ LoadBalancerArn })
  await elb.createRule({
    ListenerArn: Listeners[0]?.ListenerArn,
    Priority: 5,
    Conditions: [{ Field: 'path-pattern', Values: ['/admin/*'] }],
    Actions: [...refusal],
  })
  await elb.createListener({ LoadBalancerArn, Protocol: 'HTTP', Port: 9090, DefaultActions: [...refusal] })
  await elb.deleteTargetGroup({ TargetGroupArn: await groupOf('web-green') })
}
