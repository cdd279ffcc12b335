import { AwsError } from '../aws-error.ts'
import type { StateReason } from '../model/compute.ts'
import type { Caller } from '../model/identities.ts'
import type { World } from '../model/world.ts'
import type { ServiceName } from '../wire/services.ts'
import type { Fault, Faults } from './faults.ts'
import { denied, internalFailure, throttled } from './refusals.ts'
import { usualWords } from './usual-words.ts'

/** The connection is cut without an answer. */
export class Cut extends Error {
  override readonly name = 'Cut'
}

/** Which call a fault strikes. */
export interface Struck {
  readonly service: ServiceName
  readonly action: string
  readonly caller: Caller
  /** What was sent, a launch with all that its template adds. */
  readonly input?: unknown
}

/** Performs a call with what is to go wrong before and after it takes effect. */
export async function performWith(
  faults: readonly Fault[],
  world: World,
  call: Struck,
  perform: () => unknown,
): Promise<unknown> {
  for (const fault of faults) if (whenOf(fault) === 'before') await strike(fault, world, call)
  const [outcome] = await Promise.allSettled([(async () => perform())()])
  const output = outcome.status === 'fulfilled' ? outcome.value : undefined
  for (const fault of faults) if (whenOf(fault) === 'after') await strike(fault, world, call, output)
  if (outcome.status === 'rejected') throw outcome.reason
  return output
}

function whenOf({ kind, when }: Fault): 'before' | 'after' {
  if (kind === 'die') return 'after'
  return when ?? (kind === 'lost-response' ? 'after' : 'before')
}

async function strike(fault: Fault, world: World, call: Struck, output?: unknown) {
  const { service, action, caller } = call
  switch (fault.kind) {
    case 'throttle':
      throw throttled(service)
    case 'deny':
      throw denied(service, action, caller, world.settings.region)
    case 'error':
      throw chosenError(fault, world, call)
    case 'lost-response':
      throw new Cut()
    case 'delay':
      return new Promise<void>((resolve) => {
        world.clock.after(fault.ms ?? 0, resolve)
      })
    case 'kill':
      killGroup(fault.pid)
      throw new Cut()
    case 'die':
      for (const id of instanceIds(output).slice(0, fault.instances))
        world.compute.dieAfter(id, fault.ms ?? 0, reasonOf(fault))
  }
}

/** Codes that do not come with 400; aws.md §3.5. */
const STATUS: Readonly<Record<string, number>> = {
  // EC2's "server error codes": https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-errors.html
  InsufficientAddressCapacity: 500,
  InsufficientCapacity: 500,
  InsufficientHostCapacity: 500,
  InsufficientInstanceCapacity: 500,
  InsufficientReservedInstanceCapacity: 500,
  InsufficientVolumeCapacity: 500,
  ResourceContention: 500,
  InternalError: 500,
  InternalFailure: 500,
  HealthUnavailable: 500,
  RequestLimitExceeded: 503,
  ServiceUnavailable: 503,
  Unavailable: 503,
  AccessDenied: 403,
  UnauthorizedOperation: 403,
  ExpiredToken: 403,
  NoSuchHostedZone: 404,
  NoSuchChange: 404,
}

function chosenError({ code, message, status }: Fault, world: World, { service, input }: Struck): AwsError {
  const usual = internalFailure(service)
  if (code === undefined) return new AwsError(usual.code, message ?? usual.message, status ?? usual.status)
  const words = message ?? (service === 'ec2' ? usualWords(world, code, input) : undefined)
  return new AwsError(code, words ?? `${code}, as asked for by a fault`, status ?? STATUS[code] ?? 400)
}

/** What AWS says of an instance that ended by itself. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html */
const DEATHS: Readonly<Record<string, string>> = {
  'Client.InternalError': 'Client error on launch',
  'Client.InvalidSnapshot.NotFound': 'The specified snapshot was not found.',
  'Client.VolumeLimitExceeded':
    'The limit on the number of EBS volumes or total storage was exceeded. Decrease usage or request an increase in your account limits.',
  'Client.InstanceInitiatedShutdown': 'Instance initiated shutdown',
  'Server.InsufficientInstanceCapacity': 'Insufficient capacity to satisfy the request',
  'Server.InternalError': 'Internal error on launch',
  'Server.SpotInstanceTermination': 'Spot instance termination',
}

/** Why an instance that a fault kills is dead; without a code as the model says. */
function reasonOf({ code, message }: Fault): StateReason | undefined {
  if (code === undefined) return undefined
  return { code, message: `${code}: ${message ?? DEATHS[code] ?? 'Instance terminated on launch'}` }
}

/** Has the faults of RunInstances strike what a service launches in the user's name, as far as they can. */
export function strikeLaunches(world: World, faults: Pick<Faults, 'due'>): void {
  world.compute.events.on('launching', (request, die) => {
    const { own: caller } = world.identities
    const call = { service: 'ec2', action: 'RunInstances', caller, input: request } as const
    for (const fault of faults.due(call.service, call.action, request)) {
      if (fault.kind === 'die') die(fault.ms ?? 0, reasonOf(fault))
      if (fault.kind === 'throttle') throw throttled(call.service)
      if (fault.kind === 'deny') throw denied(call.service, call.action, caller, world.settings.region)
      if (fault.kind === 'error') throw chosenError(fault, world, call)
    }
  })
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // It is gone already, which is what was asked for.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function instanceIds(output: unknown): string[] {
  if (typeof output !== 'object' || output === null || !('Instances' in output)) return []
  const { Instances: instances } = output
  if (!Array.isArray(instances)) return []
  return instances.flatMap(({ InstanceId: id }) => (typeof id === 'string' ? [id] : []))
}
