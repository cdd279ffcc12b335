import { threadId } from 'node:worker_threads'
import type { Clock } from '../../../sandbox/clock.ts'
import { type DataPlane, startDataPlane } from '../../../sandbox/data-plane/data-plane.ts'
import type { Answer } from '../../../sandbox/data-plane/traffic.ts'
import { createClock } from '../../../sandbox/model/clock.ts'
import { createCompute } from '../../../sandbox/model/compute/create-compute.ts'
import type { Action } from '../../../sandbox/model/load-balancing/action.ts'
import { createLoadBalancing } from '../../../sandbox/model/load-balancing/create.ts'
import type { LoadBalancer } from '../../../sandbox/model/load-balancing/load-balancer.ts'
import type { HealthCheck, TargetGroup } from '../../../sandbox/model/load-balancing/target-group.ts'
import type { LoadBalancing } from '../../../sandbox/model/load-balancing.ts'
import { createRandom } from '../../../sandbox/model/random.ts'
import type { Settings } from '../../../sandbox/model/settings.ts'
import { startTarget, type TinyTarget } from './tiny-target.ts'

/** So that test files and whole runs can go side by side: each has a network and a port that others do not have. */
const network = 200 + ((process.pid + threadId) % 40)
const freePort = 18_080 + (process.pid % 997)

const quiet: Settings = {
  account: '123456789012',
  region: 'eu-west-1',
  nodes: 1,
  propagationMs: [0, 0],
  healthIntervalMs: undefined,
  staleReadsMs: 0,
  bootMs: [0, 0],
  insyncMs: [0, 0],
  ssmAgentMs: [0, 0],
  metricLagMs: [0, 0],
  runUserData: false,
  network,
}

const healthCheck: HealthCheck = {
  enabled: true,
  protocol: 'HTTP',
  port: 'traffic-port',
  path: '/healthz',
  intervalSeconds: 30,
  timeoutSeconds: 6,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  matcher: '200',
}

/** A load balancer with its data plane, and targets to put behind it. */
export class Scene implements AsyncDisposable {
  readonly clock: Clock
  readonly model: LoadBalancing
  readonly loadBalancer: LoadBalancer
  readonly plane: DataPlane
  readonly answers: Answer[] = []
  readonly port = freePort
  readonly #subnetVpc: string
  readonly #targets: TinyTarget[] = []

  constructor(clock: Clock, model: LoadBalancing, loadBalancer: LoadBalancer, plane: DataPlane) {
    this.clock = clock
    this.model = model
    this.loadBalancer = loadBalancer
    this.plane = plane
    this.#subnetVpc = loadBalancer.vpcId
    plane.events.on('answer', (answer) => this.answers.push(answer))
  }

  /** URL of one node. */
  url(path = '/', node = 0): string {
    return `http://${this.loadBalancer.nodeAddresses[node]}:${this.port}${path}`
  }

  /** In the first zone, or in the second. */
  async target(release: string, zone: 'a' | 'b' = 'a'): Promise<TinyTarget> {
    const target = await startTarget(
      `127.${network}.${zone === 'a' ? 16 : 32}.${this.#targets.length + 4}`,
      this.port,
      release,
    )
    this.#targets.push(target)
    return target
  }

  group(name: string, targets: readonly TinyTarget[], check: Partial<HealthCheck> = {}): TargetGroup {
    const group = this.model.createTargetGroup({
      name,
      protocol: 'HTTP',
      protocolVersion: 'HTTP1',
      port: this.port,
      vpcId: this.#subnetVpc,
      targetType: 'ip',
      healthCheck: { ...healthCheck, ...check },
    })
    this.register(group, ...targets)
    return group
  }

  register(group: TargetGroup, ...targets: readonly TinyTarget[]): void {
    if (targets.length > 0) this.model.registerTargets(group.arn, targets.map(nameOf))
  }

  deregister(group: TargetGroup, ...targets: readonly TinyTarget[]): void {
    this.model.deregisterTargets(group.arn, targets.map(nameOf))
  }

  /** Creates the listener, or changes it when it is there; resolves when every node obeys. */
  async listen(...defaultActions: readonly Action[]): Promise<string> {
    const listener = [...this.model.listeners.values()].find(({ port }) => port === this.port)
    const { arn } =
      listener === undefined
        ? this.model.createListener({
            loadBalancerArn: this.loadBalancer.arn,
            port: this.port,
            protocol: 'HTTP',
            defaultActions,
          })
        : this.model.modifyListener(listener.arn, { defaultActions })
    await this.plane.settled()
    return arn
  }

  /** Resolves when DescribeTargetHealth would call each of them so; real time, since checks are real requests. */
  async health(group: TargetGroup, state: string, ...targets: readonly TinyTarget[]): Promise<void> {
    for (const target of targets) {
      await until(() => this.model.targetHealth(group.arn, nameOf(target)).state === state)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.plane.close()
    this.clock.close()
    await Promise.all(this.#targets.map((target) => target.close()))
  }
}

export async function setScene(settings: Partial<Settings> = {}): Promise<Scene> {
  const world = { settings: { ...quiet, ...settings }, clock: createClock(), random: createRandom(1) }
  const compute = createCompute(world)
  const vpc = compute.addVpc()
  const subnets = ['eu-west-1a', 'eu-west-1b'].map((zone) => compute.addSubnet({ vpcId: vpc.id, zone }))
  const loadBalancing = createLoadBalancing({ ...world, compute })
  const loadBalancer = loadBalancing.createLoadBalancer({
    name: 'web',
    scheme: 'internal',
    vpcId: vpc.id,
    subnets: subnets.map(({ id, zone }) => ({ id, zone })),
    securityGroups: [],
  })
  const plane = await startDataPlane({ ...world, loadBalancing })
  return new Scene(world.clock, loadBalancing, loadBalancer, plane)
}

/** A forward action to groups with weights; one group alone weighs 1. */
export function forward(
  ...groups: readonly (TargetGroup | readonly [TargetGroup, number])[]
): Extract<Action, { type: 'forward' }> {
  const weighted = groups.map((entry) => ('arn' in entry ? ([entry, 1] as const) : entry))
  return {
    type: 'forward',
    groups: weighted.map(([{ arn }, weight]) => ({ arn, weight })),
    stickiness: { enabled: false },
  }
}

const nameOf = ({ address }: TinyTarget) => ({ id: address })

/** Looks every few milliseconds until it is so; the test's own time limit ends it otherwise. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2))
}
