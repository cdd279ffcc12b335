import { at } from '../calls/resolve.ts'
import { type Client, type Json, must, type Service } from '../clients/client.ts'
import { sdkClient } from '../clients/sdk.ts'
import type { SandboxWorld } from '../worlds/sandbox.ts'
import { type Paged, pagedCalls } from './paged.ts'
import { makeGroups } from './plenty-scaling.ts'
import { makeDocuments, makeParameters, sendCommands } from './plenty-systems.ts'

/** How many of each kind there are at least; more than the smallest page of EC2 holds. */
const MANY = 7

/** Makes in a sandbox what does not fill the smallest page yet, and names every call that AWS pages, with what to ask. */
export async function fill({ sandbox, env, given }: SandboxWorld): Promise<readonly Paged[]> {
  const { compute } = sandbox.world
  for (let index = compute.vpcs.size; index < MANY; index += 1) {
    compute.addSubnet({ vpcId: compute.addVpc().id, zone: 'us-east-1a' })
    compute.addImage({ name: `image-${index}` })
  }
  const client = sdkClient(env)
  try {
    const numbers = Array.from({ length: MANY }, (_, index) => index + 1)
    const { balancer, listener } = await makeRules(client, numbers)
    const template = await makeTemplates(client, numbers)
    const zone = await makeZones(client, numbers)
    const { group, instances } = await makeGroups(client, numbers, given)
    await makeParameters(client, numbers)
    await makeDocuments(client, numbers)
    await sendCommands(client, numbers, instances)
    return pagedCalls({ balancer, listener, template, zone, group, instances })
  } finally {
    await client.close()
  }
}

async function makeRules(client: Client, numbers: readonly number[]) {
  const balancer = await ask(client, 'elbv2', 'DescribeLoadBalancers', {}, 'LoadBalancers[0].LoadBalancerArn')
  const of = { LoadBalancerArn: balancer }
  const listener = await ask(client, 'elbv2', 'DescribeListeners', of, 'Listeners[0].ListenerArn')
  const ok = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }]
  for (const number of numbers) {
    const paths = [{ Field: 'path-pattern', Values: [`/${number}`] }]
    const rule = { ListenerArn: listener, Priority: 100 + number, Conditions: paths, Actions: ok }
    await must(client, 'elbv2', 'CreateRule', rule)
    const door = { ...of, Protocol: 'HTTP', Port: 9000 + number, DefaultActions: ok }
    await must(client, 'elbv2', 'CreateListener', door)
  }
  return { balancer, listener }
}

/** Gives one that has as many versions. */
async function makeTemplates(client: Client, numbers: readonly number[]): Promise<Json> {
  const LaunchTemplateData = { InstanceType: 't3.micro' }
  const [first] = await Promise.all(
    numbers.map((number) => {
      const input = { LaunchTemplateName: `plenty-${number}`, LaunchTemplateData }
      return ask(client, 'ec2', 'CreateLaunchTemplate', input, 'LaunchTemplate.LaunchTemplateId')
    }),
  )
  const version = { LaunchTemplateId: first ?? null, LaunchTemplateData }
  for (const _ of numbers) await must(client, 'ec2', 'CreateLaunchTemplateVersion', version)
  return version.LaunchTemplateId
}

/** Gives one that has as many records. */
async function makeZones(client: Client, numbers: readonly number[]): Promise<Json> {
  const [first] = await Promise.all(
    numbers.map((number) => {
      const input = { Name: `plenty-${number}.internal`, CallerReference: `plenty-${number}` }
      return ask(client, 'route53', 'CreateHostedZone', input, 'HostedZone.Id')
    }),
  )
  const Changes = numbers.map((number) => ({
    Action: 'CREATE',
    ResourceRecordSet: {
      Name: `web-${number}.plenty-1.internal`,
      Type: 'A',
      TTL: 60,
      ResourceRecords: [{ Value: '10.0.0.1' }],
    },
  }))
  const HostedZoneId = first ?? null
  await must(client, 'route53', 'ChangeResourceRecordSets', { HostedZoneId, ChangeBatch: { Changes } })
  return HostedZoneId
}

async function ask(
  client: Client,
  service: Service,
  operation: string,
  input: Json,
  path: string,
): Promise<Json> {
  return at(await must(client, service, operation, input), path) ?? null
}
