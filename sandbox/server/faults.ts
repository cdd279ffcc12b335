import * as v from 'valibot'
import { matches } from './parameters.ts'

const KINDS = ['throttle', 'error', 'lost-response', 'delay', 'deny', 'die', 'kill'] as const
const count = v.pipe(v.number(), v.integer(), v.minValue(1))

const Fault = v.pipe(
  v.strictObject({
    service: v.optional(v.string()),
    action: v.optional(v.string()),
    nth: v.optional(count, 1),
    kind: v.picklist(KINDS),
    when: v.optional(v.picklist(['before', 'after'])),
    match: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])), {}),
    code: v.optional(v.string()),
    message: v.optional(v.string()),
    status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
    ms: v.optional(v.pipe(v.number(), v.minValue(0))),
    // Of kind die: how many of a launch's instances; all, where nothing is said.
    instances: v.optional(count),
    // 1 and below would name every process of this user.
    pid: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2))),
    times: v.optional(count, 1),
  }),
  v.check(({ kind, pid }) => kind !== 'kill' || pid !== undefined, 'kind kill needs a pid'),
  v.check(({ kind, ms }) => kind !== 'delay' || ms !== undefined, 'kind delay needs ms'),
)

/** What is to go wrong, and at which call. */
export type Fault = Readonly<v.InferOutput<typeof Fault>>

/** Faults that wait for their call. */
export interface Faults {
  /** Adds faults; each counts calls from now. Throws an Error that says every mistake. */
  add(list: unknown): void
  /** Counts a call, and gives what is to go wrong with it. */
  due(service: string, action: string, input: unknown): readonly Fault[]
  /** Whether a fault of kind `deny` waits for the next such call, of this resource where it names one. */
  denies(service: string, action: string, resource: string): boolean
  pending(): readonly (Fault & { readonly seen: number })[]
  clear(): void
}

/** Names of services as people say them, beside those of a signature. */
const ALIASES: Readonly<Record<string, string>> = {
  'auto-scaling': 'autoscaling',
  cloudwatch: 'monitoring',
  elbv2: 'elasticloadbalancing',
  elb: 'elasticloadbalancing',
  'route-53': 'route53',
}

export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; seen: number }[] = []
  return {
    add(list) {
      waiting.push(...readFaults(list).map((fault) => ({ fault, seen: 0 })))
    },
    due(service, action, input) {
      const counted = waiting.filter(({ fault }) => isAbout(fault, service, action, input))
      for (const entry of counted) entry.seen += 1
      const due = counted.filter(({ fault, seen }) => seen >= fault.nth)
      waiting = waiting.filter(({ fault, seen }) => seen < fault.nth + fault.times - 1)
      return due.map(({ fault }) => fault)
    },
    denies: (service, action, resource) =>
      waiting.some(
        ({ fault, seen }) =>
          fault.kind === 'deny' &&
          seen + 1 >= fault.nth &&
          isOf(fault, service, action) &&
          Object.values(fault.match).every((value) => isNamed(resource, `${value}`)),
      ),
    pending: () => waiting.map(({ fault, seen }) => ({ ...fault, seen })),
    clear() {
      waiting = []
    },
  }
}

function readFaults(list: unknown): Fault[] {
  const read = v.safeParse(v.array(Fault), list)
  if (read.success) return read.output
  const mistakes = read.issues.map((issue) => `${v.getDotPath(issue) ?? 'the list'}: ${issue.message}`)
  throw new Error(`These faults cannot be set. ${mistakes.join('; ')}`)
}

function isAbout(fault: Fault, service: string, action: string, input: unknown): boolean {
  return isOf(fault, service, action) && struckInside(fault, input) && matches(input, fault.match)
}

function isOf(fault: Fault, service: string, action: string): boolean {
  const named = fault.service === undefined ? service : (ALIASES[fault.service] ?? fault.service)
  return named === service && (fault.action ?? action) === action
}

/** A dry run ends where permissions have been looked at: nothing that lies behind them can go wrong with it. */
function struckInside({ kind }: Fault, input: unknown): boolean {
  const isDryRun = typeof input === 'object' && input !== null && Reflect.get(input, 'DryRun') === true
  return !isDryRun || kind === 'deny' || kind === 'throttle'
}

/** An ARN names a resource by the whole of it, or by the id at its end. */
const isNamed = (resource: string, value: string): boolean =>
  resource === value || resource.endsWith(`/${value}`)
