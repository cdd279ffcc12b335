import type { Caller } from '../model/identities.ts'
import type { World } from '../model/world.ts'
import { AwsError } from '../operations/operation.ts'
import type { ServiceName } from '../wire/services.ts'
import type { Fault } from './faults.ts'
import { denied, internalFailure, throttled } from './refusals.ts'

/** The connection is cut without an answer. */
export class Cut extends Error {
  override readonly name = 'Cut'
}

/** Which call a fault strikes. */
export interface Struck {
  readonly service: ServiceName
  readonly action: string
  readonly caller: Caller
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

async function strike(fault: Fault, world: World, { service, action, caller }: Struck, output?: unknown) {
  switch (fault.kind) {
    case 'throttle':
      throw throttled(service)
    case 'deny':
      throw denied(service, action, caller.arn)
    case 'error':
      throw chosenError(fault, service)
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
      for (const id of instanceIds(output)) world.compute.dieAfter(id, fault.ms ?? 0)
  }
}

/** Codes that do not come with 400; aws.md §3.5. */
const STATUS: Readonly<Record<string, number>> = {
  InsufficientInstanceCapacity: 500,
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

function chosenError({ code, message, status }: Fault, service: ServiceName): AwsError {
  const usual = internalFailure(service)
  if (code === undefined) return new AwsError(usual.code, message ?? usual.message, status ?? usual.status)
  return new AwsError(code, message ?? `${code}, as asked for by a fault`, status ?? STATUS[code] ?? 400)
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
