/** The parts of the sandbox's `GET /state` that the suites judge by. */
export interface State {
  readonly loadBalancers: readonly {
    readonly listeners: readonly {
      readonly arn: string
      readonly default: readonly string[]
      readonly rules: readonly {
        readonly arn: string
        readonly priority: number
        readonly tags: Tags
        readonly actions: readonly string[]
      }[]
    }[]
  }[]
  readonly targetGroups: readonly {
    readonly arn: string
    readonly name: string
    readonly tags: Tags
    readonly targets: readonly { readonly id: string; readonly state: string }[]
  }[]
  readonly instances: readonly { readonly id: string; readonly state: string; readonly tags: Tags }[]
  readonly launchTemplates: readonly { readonly versions: readonly unknown[] }[]
  readonly autoScalingGroups: readonly {
    readonly name: string
    readonly min: number
    readonly max: number
    readonly desired: number
    readonly tags: Tags
    readonly suspended: readonly string[]
    readonly targetGroups: readonly { readonly arn: string }[]
    readonly instances: readonly { readonly id: string; readonly protected: boolean }[]
  }[]
  readonly parameters: readonly { readonly name: string; readonly value: string }[]
  readonly zones: readonly { readonly records: readonly { readonly name: string; readonly type: string }[] }[]
}

type Tags = Readonly<Record<string, string>>

/** How a service stands, in the words of the suites. */
export interface Standing {
  /** The different ways in which its routes forward; one when they agree. */
  readonly routes: readonly string[]
  /** How many targets each side has that do not drain. */
  readonly targets: Readonly<Record<string, number>>
  /** The machines that are there, by color and release. */
  readonly machines: Readonly<Record<string, number>>
  /** Machines that were ever made by an attempt of ours; more than one fleet's worth is a second fleet. */
  readonly everMade: number
  /** The A records, sorted. */
  readonly names: readonly string[]
  /** How the preview rule forwards. */
  readonly preview: readonly string[]
  readonly leases: number
  /** The attempt and the intent of the record; `-` is none. */
  readonly open: readonly string[]
  /** Each Auto Scaling group in words: `asg-blue 2 of 1-10, 2 protected, in web-blue`. */
  readonly scaling: readonly string[]
  /** Versions of launch templates that were ever made. */
  readonly versions: number
}

/** Reads how the service `web` stands out of everything that AWS knows. */
export function standingOf(state: State): Standing {
  const listeners = state.loadBalancers.flatMap(({ listeners }) => listeners)
  const rules = listeners.flatMap(({ rules }) => rules)
  const ours = (kind: string) => rules.filter(({ tags }) => tags['switchover:rule'] === kind)
  const routes = [
    ...listeners.flatMap((listener) => listener.default),
    ...rules.filter(({ tags }) => tags['switchover:rule'] === undefined).flatMap(({ actions }) => actions),
  ]
  const there = state.instances.filter((one) => one.state === 'running' || one.state === 'pending')
  return {
    routes: [...new Set(routes.filter((action) => action.startsWith('forward')))],
    targets: Object.fromEntries(
      state.targetGroups.map(({ name, targets }) => [
        name,
        targets.filter((one) => one.state !== 'draining').length,
      ]),
    ),
    machines: counted(
      there.map(({ tags }) => `${tags['switchover:color'] ?? '?'} ${tags['switchover:release'] ?? '?'}`),
    ),
    everMade: state.instances.filter(({ tags }) => (tags['switchover:attempt'] ?? 'a1') !== 'a1').length,
    names: state.zones
      .flatMap(({ records }) => records)
      .filter(({ type }) => type === 'A')
      .map(({ name }) => name.replace(/\.bdash\.inside\.$/, ''))
      .sort(),
    preview: ours('preview').flatMap(({ actions }) => actions),
    leases: ours('lease').length,
    open: [
      ...new Set(
        state.targetGroups.flatMap(({ tags }) => [
          tags['switchover:attempt'] ?? '-',
          tags['switchover:intent'] ?? '-',
        ]),
      ),
    ],
    scaling: state.autoScalingGroups.map((group) => groupSaid(state, group)),
    versions: state.launchTemplates.reduce((sum, { versions }) => sum + versions.length, 0),
  }
}

/** The colors of the machines whose workers may work, and each parameter with what it says. */
export function gateOf({ instances, parameters }: State): readonly string[] {
  const open = instances.filter(
    ({ state, tags }) => state === 'running' && tags['switchover-live'] === 'true',
  )
  return [
    ...new Set(open.map(({ tags }) => tags['switchover:color'] ?? '?')),
    ...parameters.map(({ name, value }) => `${name} ${value}`),
  ]
}

function groupSaid({ targetGroups: all }: State, group: State['autoScalingGroups'][number]): string {
  const { name, min, max, desired, tags, suspended, targetGroups, instances } = group
  const guarded = instances.filter((instance) => instance.protected).length
  const [mark, guard] = [tags['switchover:frozen'], tags['switchover:protected']]
  return [
    `${name} ${desired} of ${min}-${max}`,
    ...(guarded === 0 ? [] : [`${guarded} protected`]),
    ...targetGroups.map(({ arn }) => `in ${all.find((target) => target.arn === arn)?.name}`),
    ...suspended.map((process) => `without ${process}`),
    ...(mark === undefined ? [] : [`marked as frozen: ${mark}`]),
    ...(guard === undefined ? [] : [`marked as protected but ${guard}`]),
  ].join(', ')
}

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
