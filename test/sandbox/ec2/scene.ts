import { AutoScaling } from '@aws-sdk/client-auto-scaling'
import { EC2, type Instance, type RunInstancesCommandInput } from '@aws-sdk/client-ec2'
import { SSM } from '@aws-sdk/client-ssm'
import { STS } from '@aws-sdk/client-sts'
import type { Options } from '../../../sandbox/options.ts'
import { startSandbox } from '../../../sandbox/start.ts'
import { failureOf } from '../server/endpoint-under-test.ts'

/** A sandbox of its own without instances, whose time only moves when a test moves it; its clients ask once. */
export interface Scene {
  readonly ec2: EC2
  /** Asks again as the SDK does by itself. */
  readonly patientEc2: EC2
  readonly scaling: AutoScaling
  readonly ssm: SSM
  readonly sts: STS
  readonly image: string
  readonly vpc: string
  /** In the zones a and b. */
  readonly subnets: readonly [string, string]
  /** Ids of what a plain launch with these changes gave. */
  launch(said?: Partial<RunInstancesCommandInput>): Promise<readonly string[]>
  /** What such a launch was refused with: `InvalidParameterValue: words`, with its status where that is not 400. */
  refused(said?: Partial<RunInstancesCommandInput>): Promise<string>
  /** The one instance of this id, as it is shown. */
  instance(id: string | undefined): Promise<Instance>
  advance(seconds: number): Promise<void>
  faults(...faults: readonly object[]): Promise<void>
  capacity(change: object): Promise<unknown>
  state(): Promise<unknown>
  reset(): Promise<void>
  close(): Promise<void>
}

export async function openScene(options: Partial<Options> = {}): Promise<Scene> {
  const quick = { bootMs: [1000, 1000], insyncMs: [0, 0], propagationMs: [0, 0] } as const
  const sandbox = await startSandbox({ ...quick, speed: 0.01, targets: 0, nodes: 1, children: 0, ...options })
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = sandbox.env
  const client = {
    endpoint: sandbox.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  }
  const patientEc2 = new EC2({ ...client, maxAttempts: 3 })
  const [ec2, scaling, ssm, sts] = [
    new EC2(client),
    new AutoScaling(client),
    new SSM(client),
    new STS(client),
  ]
  const { compute } = sandbox.world
  const [image = ''] = compute.images.keys()
  const [vpc = ''] = compute.vpcs.keys()
  const [first = '', second = ''] = compute.subnets.keys()

  const post = async (path: string, body: unknown) =>
    (await fetch(`${sandbox.control}${path}`, { method: 'POST', body: JSON.stringify(body) })).json()
  const run = (said: Partial<RunInstancesCommandInput> = {}) =>
    ec2.runInstances({
      ImageId: image,
      InstanceType: 't3.small',
      SubnetId: first,
      MinCount: 1,
      MaxCount: 1,
      ...said,
    })

  return {
    ec2,
    patientEc2,
    scaling,
    ssm,
    sts,
    image,
    vpc,
    subnets: [first, second],
    launch: async (said) => ((await run(said)).Instances ?? []).map(({ InstanceId }) => InstanceId ?? ''),
    refused: (said) => refusal(run(said)),
    async instance(id = '') {
      const { Reservations } = await ec2.describeInstances({ InstanceIds: [id] })
      return Reservations?.[0]?.Instances?.[0] ?? {}
    },
    advance: (seconds) => sandbox.world.clock.advance(seconds * 1000),
    async faults(...faults) {
      await post('/faults', faults)
    },
    state: async () => (await fetch(`${sandbox.control}/state`)).json(),
    capacity: (change) => post('/capacity', change),
    reset: () => sandbox.reset(),
    async close() {
      for (const one of [ec2, patientEc2, scaling, ssm, sts]) one.destroy()
      await sandbox.close()
    },
  }
}

/** What a call was refused with: `503 RequestLimitExceeded: words`, or `Code: words` where it is 400. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const { code, message, status } = await failureOf(call)
  return `${status === 400 ? '' : `${status} `}${code}: ${message}`
}
