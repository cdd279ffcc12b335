import { AutoScalingClient } from '@aws-sdk/client-auto-scaling'
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import { EC2Client } from '@aws-sdk/client-ec2'
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2'
import { IAMClient } from '@aws-sdk/client-iam'
import { Route53Client } from '@aws-sdk/client-route-53'
import { SSMClient } from '@aws-sdk/client-ssm'
import { STSClient } from '@aws-sdk/client-sts'
import { onTestFinished } from 'vitest'
import { createWorld } from '../../../sandbox/create-world.ts'
import type { World } from '../../../sandbox/model/world.ts'
import type { Operation } from '../../../sandbox/operations/operation.ts'
import { DEFAULTS, type Options } from '../../../sandbox/options.ts'
import type { Backend } from '../../../sandbox/server/backend.ts'
import { createCalls } from '../../../sandbox/server/calls.ts'
import { startEndpoint } from '../../../sandbox/server/endpoint.ts'
import { createFaults } from '../../../sandbox/server/faults.ts'
import { CREDENTIALS } from '../../../sandbox/server/signature.ts'
import { createThrottle } from '../../../sandbox/server/throttle.ts'
import { wireServices } from '../../../sandbox/wire/services.ts'

/** Calls by name, for whichever service; they stand in for the real ones, so that only the server is on trial. */
export type Calls = Readonly<Record<string, Operation<never, unknown>>>

export interface EndpointUnderTest {
  readonly url: string
  readonly world: World
  readonly backend: Backend
  readonly warnings: readonly string[]
  readonly elb: ElasticLoadBalancingV2Client
  readonly ec2: EC2Client
  readonly route53: Route53Client
  readonly ssm: SSMClient
  readonly sts: STSClient
  readonly iam: IAMClient
}

/** An endpoint with these calls behind it, and clients that try once; all ended with the test. */
export async function endpointWith(calls: Calls, chosen: Partial<Options> = {}): Promise<EndpointUnderTest> {
  const options = { ...DEFAULTS, ...chosen }
  const world = createWorld(options, 21)
  const warnings: string[] = []
  const backend: Backend = {
    services: wireServices(options.changeBatch),
    world: () => world,
    operationOf: (_service, action) => calls[action] as Operation<unknown, unknown> | undefined,
    calls: createCalls(),
    faults: createFaults(),
    throttle: options.throttle ? createThrottle(() => world.clock) : undefined,
    checkSkew: options.clockSkew,
    warn: (line) => warnings.push(line),
  }
  const { url, close } = await startEndpoint('127.0.0.1', 0, backend)
  onTestFinished(async () => {
    await close()
    world.clock.close()
  })
  return { url, world, backend, warnings, ...clientsOf(url) }
}

/** Clients of every service that try once. */
export function clientsOf(
  url: string,
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } = CREDENTIALS,
) {
  const config = { endpoint: url, region: 'eu-north-1', credentials, maxAttempts: 1 }
  return {
    autoscaling: new AutoScalingClient(config),
    elb: new ElasticLoadBalancingV2Client(config),
    ec2: new EC2Client(config),
    cloudwatch: new CloudWatchClient(config),
    route53: new Route53Client(config),
    ssm: new SSMClient(config),
    sts: new STSClient(config),
    iam: new IAMClient(config),
  }
}

/** What a call that must fail failed with. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<{ code: string; message: string; status: number | undefined }> {
  const error: unknown = await call.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  )
  const { name, message, Code, $metadata } = error as Error & {
    Code?: string
    $metadata?: { httpStatusCode?: number }
  }
  return { code: Code ?? name, message, status: $metadata?.httpStatusCode }
}
