import type { AwsError } from '../aws-error.ts'
import type { Protocol, WireAnswer, WireRequest } from './protocol.ts'
import type { Member, Model, Shape } from './shape.ts'
import { MalformedValue } from './simple.ts'

type Data = Readonly<Record<string, unknown>>

/**
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html (Systems Manager) and 1.0 (CloudWatch); `target` begins
 * the names of its calls in X-Amz-Target.
 */
export function json(target: string, version: '1.0' | '1.1' = '1.1'): Protocol {
  const document = (status: number, body: unknown): WireAnswer => ({
    status,
    headers: { 'content-type': `application/x-amz-json-${version}` },
    body: JSON.stringify(body),
  })
  return {
    target,
    refusals: {
      missing: 'ValidationException',
      malformed: 'SerializationException',
      sayMissing: (path) =>
        `1 validation error detected: Value null at '${path.split('.').map(lowerFirst).join('.')}' failed to satisfy constraint: Member must not be null`,
    },
    actionOf: (_service, { headers }) => {
      const [prefix, action] = (headers['x-amz-target'] ?? '').split('.')
      return prefix === target ? action : undefined
    },
    readInput: readJsonInput,
    writeOutput: (_service, { output }, value) => document(200, written(output, value ?? {})),
    writeError: (service, { code, message, status }: AwsError) =>
      document(status, { __type: code, [memberForMessage(service.errorMembers(code))]: message }),
  }
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** Models call it the one or the other; an error that no model has says it in lower case. */
function memberForMessage(members: readonly string[]): string {
  return members.includes('Message') ? 'Message' : 'message'
}

function readJsonInput(model: Model, { body }: WireRequest): unknown {
  if (model.input.kind === 'unit' || body === '') return {}
  try {
    return read(model.input, JSON.parse(body))
  } catch (error) {
    if (error instanceof SyntaxError) throw new MalformedValue('The body is no JSON')
    throw error
  }
}

function read(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      return membersOf(shape.members, asData(value), read)
    case 'list':
      if (!Array.isArray(value)) throw mistaken(value, 'a list')
      return value.map((item) => read(shape.item.shape, item))
    case 'map':
      return Object.fromEntries(
        Object.entries(asData(value)).map(([key, one]) => [key, read(shape.value.shape, one)]),
      )
    case 'timestamp':
      if (typeof value !== 'number') throw mistaken(value, 'a time')
      return new Date(value * 1000)
    case 'blob':
      return new Uint8Array(Buffer.from(simple(value, 'string') as string, 'base64'))
    case 'number':
    case 'boolean':
    case 'string':
      return simple(value, shape.kind)
    case 'unit':
      return {}
  }
}

function written(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      refuseUnknown(shape.name, shape.members, value as Data)
      return membersOf(shape.members, value as Data, written)
    case 'list':
      return (value as readonly unknown[]).map((item) => written(shape.item.shape, item))
    case 'map':
      return Object.fromEntries(
        Object.entries(value as Data).map(([key, one]) => [key, written(shape.value.shape, one)]),
      )
    case 'timestamp':
      return (value as Date).getTime() / 1000
    case 'blob':
      return Buffer.from(value as Uint8Array).toString('base64')
    case 'number':
    case 'boolean':
    case 'string':
      return value
    case 'unit':
      return {}
  }
}

function membersOf(
  members: readonly Member[],
  data: Data,
  convert: (shape: Shape, value: unknown) => unknown,
): Data {
  return Object.fromEntries(
    members.flatMap(({ name, shape }) => {
      const value = data[name]
      return value === undefined || value === null ? [] : [[name, convert(shape, value)]]
    }),
  )
}

/** A mistake of the sandbox's own: what no client would ever read. */
function refuseUnknown(name: string, members: readonly Member[], data: Data): void {
  const stranger = Object.keys(data).find((key) => !members.some((member) => member.name === key))
  if (stranger !== undefined) throw new TypeError(`${name} has no member ${stranger}`)
}

function simple(value: unknown, kind: 'string' | 'number' | 'boolean'): unknown {
  if (typeof value !== kind) throw mistaken(value, `a ${kind}`)
  return value
}

function asData(value: unknown): Data {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mistaken(value, 'an object')
  return value as Data
}

function mistaken(value: unknown, expected: string): MalformedValue {
  return new MalformedValue(`${JSON.stringify(value)} is not ${expected}`)
}
