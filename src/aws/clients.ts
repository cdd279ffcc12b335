import { type AwsClock, createClock } from './clock.ts'
import { faultOf } from './faults.ts'
import type { AutoScaling } from './sdk/auto-scaling.ts'
import type { CloudWatch } from './sdk/cloudwatch.ts'
import { type Connection, under } from './sdk/connection.ts'
import type { Ec2 } from './sdk/ec2.ts'
import type { Elbv2 } from './sdk/elbv2.ts'
import type { Iam } from './sdk/iam.ts'
import type { Permit } from './sdk/permit.ts'
import type { Route53 } from './sdk/route53.ts'
import type { Ssm } from './sdk/ssm.ts'
import type { Sts } from './sdk/sts.ts'

/** The services of AWS, each loaded when it is first asked for, and the clock that their answers set. */
export interface Clients {
  readonly clock: AwsClock
  elbv2(): Promise<Elbv2>
  ec2(): Promise<Ec2>
  route53(): Promise<Route53>
  /** Route 53 as seen by this role of another account. */
  route53As(role: string): Promise<Route53>
  autoScaling(): Promise<AutoScaling>
  cloudWatch(): Promise<CloudWatch>
  ssm(): Promise<Ssm>
  sts(): Promise<Sts>
  iam(): Promise<Iam>
}

/** Clients with the SDK's ordinary configuration, or with these parts of it; nothing is loaded or sent yet. */
export const createClients = (chosen: Partial<Connection['config']> = {}): Clients => {
  const clock = createClock()
  const connection: Connection = {
    config: { maxAttempts: 8, retryMode: 'standard', requestHandler: requestHandler(), ...chosen },
    noteDate: (next) => async (args) => {
      const sentAt = performance.now()
      const answer = await next(args)
      const date = dateOf(answer.response)
      if (date !== undefined) clock.heard(date, sentAt)
      return answer
    },
    fault: faultOf,
  }
  const sts = once(async () => (await import('./sdk/sts.ts')).connectSts(connection))
  // Each client would sign on by itself, which a person may have to answer.
  const credentials = async () => (await sts()).credentials()
  const signedOn: Connection = { ...connection, config: { ...connection.config, credentials } }
  const others = new Map<string, Promise<Route53>>()
  return {
    clock,
    elbv2: once(async () => (await import('./sdk/elbv2.ts')).connectElbv2(signedOn)),
    ec2: once(async () => (await import('./sdk/ec2.ts')).connectEc2(signedOn)),
    route53: once(async () => (await import('./sdk/route53.ts')).connectRoute53(signedOn)),
    route53As(role) {
      const known = others.get(role) ?? connectAs(connection, role, sts)
      others.set(role, known)
      return known
    },
    autoScaling: once(async () => (await import('./sdk/auto-scaling.ts')).connectAutoScaling(signedOn)),
    cloudWatch: once(async () => (await import('./sdk/cloudwatch.ts')).connectCloudWatch(signedOn)),
    ssm: once(async () => (await import('./sdk/ssm.ts')).connectSsm(signedOn)),
    sts,
    iam: once(async () => (await import('./sdk/iam.ts')).connectIam(signedOn)),
  }
}

/** The same clients for whoever may write only under this permit. */
export const permittedClients = (clients: Clients, permit: Permit): Clients => ({
  ...clients,
  elbv2: once(async () => under(await clients.elbv2(), permit)),
  ec2: once(async () => under(await clients.ec2(), permit)),
  route53: once(async () => under(await clients.route53(), permit)),
  route53As: async (role) => under(await clients.route53As(role), permit),
  autoScaling: once(async () => under(await clients.autoScaling(), permit)),
  ssm: once(async () => under(await clients.ssm(), permit)),
})

/** The SDK keeps the role's credentials, and asks for new ones some minutes before they end. */
const connectAs = async (connection: Connection, role: string, sts: () => Promise<Sts>): Promise<Route53> => {
  const credentials = async () => (await sts()).assumeRole(role)
  const { connectRoute53 } = await import('./sdk/route53.ts')
  return connectRoute53({ ...connection, config: { ...connection.config, credentials } })
}

const once = <Made>(make: () => Promise<Made>): (() => Promise<Made>) => {
  let made: Promise<Made> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** An answer that never comes is a failed try after half a minute, which the SDK then repeats. */
const timeouts = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true }

/** Node's own agents honour HTTP_PROXY, HTTPS_PROXY and NO_PROXY when they are told to. https://nodejs.org/api/http.html#built-in-proxy-support */
const requestHandler = (): Record<string, unknown> => {
  const proxied = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => process.env[name])
  const agent = { keepAlive: true, maxSockets: 50, proxyEnv: process.env }
  return proxied ? { ...timeouts, httpAgent: agent, httpsAgent: agent } : timeouts
}

const dateOf = (response: unknown): string | undefined => {
  const headers = member(response, 'headers')
  const date = member(headers, 'date')
  return typeof date === 'string' ? date : undefined
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
