import { type Boto3, boto3Client } from '../clients/boto3.ts'
import type { Service } from '../clients/client.ts'
import type { SandboxWorld } from '../worlds/sandbox.ts'

/** For each service a call that needs nothing, and one that the sandbox does not have. */
const calls: readonly (readonly [service: Service, known: string, unknown: string])[] = [
  ['autoscaling', 'DescribeAutoScalingGroups', 'DescribeWarmPool'],
  ['ec2', 'DescribeVpcs', 'DescribeHosts'],
  ['elbv2', 'DescribeLoadBalancers', 'DescribeTrustStores'],
  ['route53', 'ListHostedZones', 'ListHealthChecks'],
  ['ssm', 'DescribeParameters', 'ListAssociations'],
  ['sts', 'GetCallerIdentity', 'GetSessionToken'],
]

/** Has each service refuse a call for each reason that any call may be refused for. */
export async function hearRefusals(world: SandboxWorld) {
  const asked = boto3Client(world.env)
  const unknown = boto3Client({ ...world.env, AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLE' })
  const wrong = boto3Client({ ...world.env, AWS_SECRET_ACCESS_KEY: 'wrong' })
  const said = {
    'asked too often': await struck(world, asked, 'throttle'),
    'not allowed': await struck(world, asked, 'deny'),
    'broken inside': await struck(world, asked, 'error'),
    'not there': await refusals(asked, (_, without) => without),
    'unknown key': await refusals(unknown),
    'wrong secret': await refusals(wrong),
  }
  const found = [asked, unknown, wrong].flatMap((client) => client.findings())
  await Promise.all([asked.close(), unknown.close(), wrong.close()])
  return { said, found }
}

async function struck({ sandbox }: SandboxWorld, client: Boto3, kind: string): Promise<string> {
  const body = JSON.stringify(calls.map(([service, action]) => ({ service, action, kind })))
  await fetch(`${sandbox.control}/faults`, { method: 'POST', body })
  return refusals(client)
}

/** In words: `ec2 503 RequestLimitExceeded, …` */
async function refusals(client: Boto3, which = (known: string, _unknown: string) => known): Promise<string> {
  const words = []
  for (const [service, known, unknown] of calls) {
    const answer = await client.call(service, which(known, unknown), {})
    words.push(
      'error' in answer ? `${service} ${answer.error.status} ${answer.error.code}` : `${service} answered`,
    )
  }
  return words.join(', ')
}
