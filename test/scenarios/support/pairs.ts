import { EC2 } from '@aws-sdk/client-ec2'
import { type Action, ElasticLoadBalancingV2, type Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Sandbox } from '../../../sandbox/start.ts'
import {
  createGroup,
  createRoute,
  fill,
  type Groups,
  ownerOf,
  type PairWanted,
  port,
  type Route,
  seededGroups,
  seededListener,
  statesIn,
} from './pair-parts.ts'
import { until } from './until.ts'

/** A further pair of target groups, what leads to it, and a person who looks at it. */
export type FurtherPair = Awaited<ReturnType<typeof createPair>>

/**
 * Gives the service `web` of a fresh sandbox a second pair of target groups, blue live and healthy there too, as a person
 * or Terraform would. What is ours is tagged for the new owner, as the action itself would have left it.
 */
export async function createPair(sandbox: Sandbox, wanted: PairWanted) {
  const { elbv2, ec2 } = clientsOf(sandbox)
  const own = await seededGroups(elbv2, wanted)
  const groups = {
    blue: await createGroup(elbv2, own.blue, 'further-blue', wanted),
    green: await createGroup(elbv2, own.green, 'further-green', wanted),
  }
  const seeded = await seededListener(elbv2)
  const { loadBalancer, listener, route } = await createRoute(sandbox, elbv2, wanted, groups.blue, seeded)
  const owner = ownerOf(sandbox, [...Object.values(own), ...Object.values(groups)])
  if (!wanted.empty) await fill(elbv2, ec2, own.blue, groups.blue, owner)
  const addresses = sandbox.world.loadBalancing.loadBalancers.get(loadBalancer)?.nodeAddresses ?? []
  const nodes = addresses.map((address) => `http://${address}:${port}`)
  // Every node comes to know of it in its own time.
  if (!wanted.empty && wanted.on !== 'rule') for (const node of nodes) await until(() => answers(node))
  const routes: readonly [Route, Route] = [
    { listener: seeded.listener },
    { ...route, 'target-groups': groups },
  ]
  return {
    loadBalancer,
    listener,
    groups,
    /** The routes of a config of both pairs. */
    routes,
    /** The tag by which all that is ours is known once both pairs are named. */
    owner,
    /** The URL of each of its load balancer's nodes. */
    nodes,
    /** The rules of its listener, the default one last. */
    rules: async (): Promise<readonly Rule[]> =>
      (await elbv2.describeRules({ ListenerArn: listener })).Rules ?? [],
    /** Where its listener's default action forwards to. */
    async forwards(): Promise<string> {
      const { Listeners: [found] = [] } = await elbv2.describeListeners({ ListenerArns: [listener] })
      return forwardSaid(groups, found?.DefaultActions?.[0])
    },
    /** The health of each side's targets. */
    health: async () => ({
      blue: await statesIn(elbv2, groups.blue),
      green: await statesIn(elbv2, groups.green),
    }),
    /** Puts a rule of somebody else on its listener. */
    async addRule(Priority: number): Promise<string> {
      const { Rules: [rule] = [] } = await elbv2.createRule({
        ListenerArn: listener,
        Priority,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/theirs'] } }],
        Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      })
      return rule?.RuleArn ?? ''
    },
    destroy() {
      elbv2.destroy()
      ec2.destroy()
    },
  }
}

const answers = (node: string): Promise<boolean> =>
  fetch(`${node}/version`, { headers: { connection: 'close' } }).then(
    async (answer) => (await answer.text()) !== '' && answer.ok,
    () => false,
  )

function clientsOf({ endpoint, env }: Sandbox) {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env
  const client = { endpoint, region: env['AWS_REGION'] ?? '', credentials: { accessKeyId, secretAccessKey } }
  return { elbv2: new ElasticLoadBalancingV2(client), ec2: new EC2(client) }
}

/** `blue`, or `blue+green` where both get a share. */
function forwardSaid({ blue, green }: Groups, action: Action | undefined): string {
  const all = action?.ForwardConfig?.TargetGroups ?? [{ TargetGroupArn: action?.TargetGroupArn, Weight: 1 }]
  const fed = all.flatMap(({ TargetGroupArn, Weight }) => (Weight === 0 ? [] : [TargetGroupArn]))
  const said = [fed.includes(blue) ? 'blue' : '', fed.includes(green) ? 'green' : '']
  return said.filter((color) => color !== '').join('+')
}
