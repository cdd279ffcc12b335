import type { AwsError } from '../../../sandbox/aws-error.ts'
import type { Clock } from '../../../sandbox/clock.ts'
import { createClock } from '../../../sandbox/model/clock.ts'
import { createCloudWatch } from '../../../sandbox/model/cloudwatch/create-cloud-watch.ts'
import { createCompute } from '../../../sandbox/model/compute/create-compute.ts'
import { createIdentities } from '../../../sandbox/model/identities.ts'
import { createLoadBalancing } from '../../../sandbox/model/load-balancing/create.ts'
import { createRandom } from '../../../sandbox/model/random.ts'
import { createScaling } from '../../../sandbox/model/scaling/create-scaling.ts'
import type { Settings } from '../../../sandbox/model/settings.ts'
import { createSystemsManager } from '../../../sandbox/model/systems-manager/create.ts'
import type { World } from '../../../sandbox/model/world.ts'
import { createZones } from '../../../sandbox/model/zones/create-zones.ts'
import { ec2 } from '../../../sandbox/operations/ec2/index.ts'
import type { Operations } from '../../../sandbox/operations/operation.ts'
import { route53 } from '../../../sandbox/operations/route53/index.ts'

export const subnetA = 'subnet-0000000000000000a'
export const subnetC = 'subnet-0000000000000000c'
export const image = 'ami-00000000000000001'
export const group = 'sg-00000000000000001'
export const vpc = 'vpc-00000000000000001'

const settings: Settings = {
  account: '123456789012',
  region: 'ap-northeast-1',
  nodes: 3,
  propagationMs: [0, 0],
  healthIntervalMs: undefined,
  staleReadsMs: 0,
  bootMs: [5000, 5000],
  insyncMs: [10_000, 10_000],
  ssmAgentMs: [500, 500],
  metricLagMs: [0, 0],
  runUserData: false,
  network: 140,
}

export interface Account {
  readonly world: World
  readonly clock: Clock
  /** Calls EC2; the answer's shape is for the test to say. */
  readonly call: <Answer = Record<string, never>>(action: string, input?: object) => Answer
  /** The error a call ends with, as `Code: message`. */
  readonly refusal: (action: string, input?: object) => string
  readonly launch: (input?: object) => string[]
  /** Time that no instance is hidden any more, and all are running. */
  readonly settle: () => Promise<void>
}

/** An account with one VPC, a subnet in each of two zones, an image and a security group. */
export function createAccount(changed: Partial<Settings> = {}): Account {
  const [clock, random] = [createClock(), createRandom(1)]
  const base = { settings: { ...settings, ...changed }, clock, random }
  const compute = createCompute(base)
  const loadBalancing = createLoadBalancing({ ...base, compute })
  const world: World = {
    ...base,
    compute,
    loadBalancing,
    scaling: createScaling({ ...base, compute, loadBalancing }),
    zones: createZones(base),
    systemsManager: createSystemsManager({ ...base, compute }),
    identities: createIdentities(base),
    cloudWatch: createCloudWatch(base),
  }
  compute.addVpc({ id: vpc })
  compute.addSubnet({ id: subnetA, vpcId: vpc, zone: 'ap-northeast-1a' })
  compute.addSubnet({ id: subnetC, vpcId: vpc, zone: 'ap-northeast-1c' })
  compute.addImage({ id: image, name: 'seeded' })
  compute.addKeyPair({ name: 'ops', kind: 'ed25519', fingerprint: 'seeded' })
  compute.instanceProfiles.add('web')
  compute.addSecurityGroup({ id: group, vpcId: vpc, name: 'web' })

  const call: Account['call'] = <Answer>(action: string, input: object = {}) =>
    invoke<Answer>(world, action, input)
  return {
    world,
    clock,
    call,
    refusal(action, input) {
      try {
        call(action, input)
      } catch (error) {
        const { code, message } = error as AwsError
        return `${code}: ${message}`
      }
      return 'accepted'
    },
    launch(input) {
      const launched = call<{ Instances: { InstanceId: string }[] }>('RunInstances', { ...plain, ...input })
      return launched.Instances.map(({ InstanceId }) => InstanceId)
    },
    settle: () => clock.advance(5000),
  }
}

/** What every launch says, unless a test says otherwise. */
export const plain = { ImageId: image, InstanceType: 't3.small', MinCount: 1, MaxCount: 1, SubnetId: subnetA }

function invoke<Answer>(world: World, action: string, input: object): Answer {
  const operations: Operations = { ...ec2, ...route53 }
  const operation = operations[action] as ((world: World, input: object) => Answer) | undefined
  if (operation === undefined) throw new Error(`no operation ${action}`)
  return operation(world, input)
}
