import type { RunInstancesRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../aws-error.ts'
import type { Caller } from '../model/identities.ts'
import type { World } from '../model/world.ts'
import { wholeRequest } from '../operations/ec2/whole-request.ts'
import { readInput, type WireAnswer, type WireRequest } from '../wire/protocol.ts'
import type { Service, ServiceName } from '../wire/services.ts'
import type { Backend } from './backend.ts'
import {
  denied,
  expired,
  internalFailure,
  missingAuthentication,
  refusedSignature,
  throttled,
  unknownAction,
} from './refusals.ts'
import { type Authorization, CREDENTIALS, readAuthorization, signatureProblem } from './signature.ts'
import { Cut, performWith } from './strike.ts'

/** What is known of a call so far; the log tells it. */
interface Told {
  action: string
  parameters: unknown
}

/** Answers one request as AWS would; undefined when the connection is to be cut without an answer. */
export async function answer(
  backend: Backend,
  request: WireRequest,
  requestId: string,
): Promise<WireAnswer | undefined> {
  const time = new Date(backend.world().clock.now()).toISOString()
  const authorization = readAuthorization(request.headers['authorization'])
  const service = serviceOf(backend, authorization, request)
  const told: Told = { action: service.protocol.actionOf(service, request) ?? '', parameters: {} }
  const { name } = service
  try {
    const accepted = await perform(backend, service, authorization, request, requestId, told)
    backend.calls.note({ time, service: name, ...told, status: accepted.status })
    return accepted
  } catch (error) {
    if (error instanceof Cut) {
      backend.calls.note({ time, service: name, ...told, status: 0, error: 'lost' })
      return undefined
    }
    const refused = error instanceof AwsError ? error : ownMistake(backend, name, told.action, error)
    backend.calls.note({ time, service: name, ...told, status: refused.status, error: refused.code })
    return service.protocol.writeError(service, refused, requestId)
  }
}

async function perform(
  backend: Backend,
  service: Service,
  authorization: Authorization | undefined,
  request: WireRequest,
  requestId: string,
  told: Told,
): Promise<WireAnswer> {
  const caller = callerOf(backend, service.name, authorization, request)
  const { action } = told
  const model = service.model(action)
  const operation = backend.operationOf(service.name, action)
  if (model === undefined || operation === undefined) {
    const name = action || `${request.method} ${request.path}`
    const refusal = unknownAction(service.name, name)
    backend.warn(`The sandbox does not have the call ${service.name} ${name}; it answered ${refusal.code}.`)
    throw refusal
  }
  const input = readInput(service.protocol, model, request)
  told.parameters = input
  if (backend.throttle?.admits(service.name, action, input) === false) throw throttled(service.name)
  const world = backend.world()
  const whole = wholeOf(world, service.name, action, input)
  const due = backend.faults.due(service.name, action, whole)
  const call = { service: service.name, action, caller, input: whole }
  if (caller.services?.includes(service.name) === false)
    throw denied(service.name, action, caller, world.settings.region)
  const output = await performWith(due, world, call, () => operation(world, input, caller))
  return service.protocol.writeOutput(service, model, output, requestId)
}

/** What a fault's `match` is compared with; the wire has read a launch by the model of that call. */
function wholeOf(world: World, service: ServiceName, action: string, input: unknown): unknown {
  if (service !== 'ec2' || action !== 'RunInstances') return input
  return wholeRequest(world, input as RunInstancesRequest)
}

/** Who signed the request. */
function callerOf(
  { world, checkSkew }: Backend,
  service: ServiceName,
  authorization: Authorization | undefined,
  request: WireRequest,
): Caller {
  if (authorization === undefined) throw missingAuthentication(service)
  const { clock, identities } = world()
  const session = identities.sessions.get(authorization.accessKeyId)
  const keys = session ?? CREDENTIALS
  const problem = signatureProblem(authorization, request, keys, checkSkew ? clock.now() : undefined)
  if (problem !== undefined) throw refusedSignature(service, problem)
  if (session === undefined) return identities.own
  if (request.headers['x-amz-security-token'] !== session.token)
    throw refusedSignature(service, 'unknown-key')
  if (session.expiresMs <= clock.now()) throw expired(service)
  return session
}

// Without a credential scope the target, the version in the form, or the path says which service was meant.
function serviceOf(
  { services }: Backend,
  authorization: Authorization | undefined,
  { path, headers, body }: WireRequest,
): Service {
  const all = Object.values(services)
  const signedFor = all.find(({ name }) => name === authorization?.service)
  if (signedFor !== undefined) return signedFor
  const version = new URLSearchParams(body).get('Version')
  return (
    all.find(
      ({ protocol: { target } }) => target !== undefined && headers['x-amz-target']?.startsWith(`${target}.`),
    ) ??
    all.find((service) => service.version === version || path.startsWith(`/${service.version}/`)) ??
    services.sts
  )
}

function ownMistake({ warn }: Backend, service: ServiceName, action: string, error: unknown): AwsError {
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
  warn(`The sandbox failed at ${service} ${action}: ${said}`)
  return internalFailure(service)
}
