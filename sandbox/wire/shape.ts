/** A member of a structure, an item of a list, or a key or value of a map. */
export interface Member {
  readonly name: string
  readonly shape: Shape
  readonly traits: Traits
}

/** What the service model says about how a member is written. */
export interface Traits {
  readonly xmlName?: string
  readonly ec2QueryName?: string
  readonly httpLabel?: unknown
  readonly httpQuery?: string
  readonly httpHeader?: string
  readonly http?: readonly [method: string, path: string, status: number]
}

export type Shape =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'timestamp' | 'blob' | 'unit' }
  | { readonly kind: 'list'; readonly item: Member }
  | { readonly kind: 'map'; readonly key: Member; readonly value: Member }
  | {
      readonly kind: 'structure'
      readonly name: string
      readonly members: readonly Member[]
      /** How many of the members, counted from the first, a request must have. */
      readonly required: number
    }

/** One API call as its service model has it. */
export interface Model {
  readonly action: string
  readonly traits: Traits
  readonly input: Shape
  readonly output: Shape
}

const SIMPLE: Readonly<Record<number, Shape['kind']>> = {
  0: 'string',
  1: 'number',
  2: 'boolean',
  4: 'timestamp',
  5: 'timestamp',
  6: 'timestamp',
  7: 'timestamp',
  21: 'blob',
}
const LIST = 64
const MAP = 128
const HTTP_LABEL = 1

const known = new Map<unknown, Shape>()

/** Reads the schema of one call, `[9, namespace, name, traits, input, output]`, as an SDK client exports it. */
export function modelOf(schema: unknown): Model | undefined {
  if (!Array.isArray(schema) || schema[0] !== 9) return undefined
  const [, , action, traits, input, output] = schema
  return { action, traits: traitsOf(traits), input: shapeOf(input), output: shapeOf(output) }
}

/** The members of an error, `[-3, namespace, name, traits, members, schemas]`, as an SDK client exports it. */
export function errorMembersOf(schema: unknown): readonly string[] {
  return Array.isArray(schema) && schema[0] === -3 ? schema[4] : []
}

/** An error's name, and its code in AWS Query where the model says one. */
export function queryErrorOf(schema: unknown): { readonly name: string; readonly code: string } | undefined {
  if (!Array.isArray(schema) || schema[0] !== -3) return undefined
  const [, , name, traits] = schema
  const code = (traits as { awsQueryError?: readonly [string, number] } | undefined)?.awsQueryError?.[0]
  return code === undefined ? undefined : { name, code }
}

function shapeOf(reference: unknown): Shape {
  const schema = typeof reference === 'function' ? reference() : reference
  const shape = known.get(schema) ?? readShape(schema)
  known.set(schema, shape)
  return shape
}

// Members are resolved when they are first asked for: shapes may hold themselves.
function readShape(schema: unknown): Shape {
  if (typeof schema === 'number') return numbered(schema)
  if (!Array.isArray(schema)) return { kind: 'unit' }
  const [kind, , name, , first, second, required = 0] = schema
  if (kind === 0) return shapeOf(first)
  if (kind === 1) return { kind: 'list', item: memberOf('member', first) }
  if (kind === 2) return { kind: 'map', key: memberOf('key', first), value: memberOf('value', second) }
  const members = (first as string[]).map((member, index) => memberOf(member, second[index]))
  return { kind: 'structure', name, members, required }
}

function numbered(code: number): Shape {
  if (code >= MAP) return { kind: 'map', key: memberOf('key', 0), value: memberOf('value', code - MAP) }
  if (code >= LIST) return { kind: 'list', item: memberOf('member', code - LIST) }
  const kind = SIMPLE[code]
  if (kind === undefined) throw new TypeError(`The service model has an unknown type: ${code}`)
  return { kind } as Shape
}

function memberOf(name: string, reference: unknown): Member {
  const [schema, traits] =
    Array.isArray(reference) && reference.length === 2 ? reference : [reference, undefined]
  return {
    name,
    traits: traitsOf(traits),
    get shape() {
      return shapeOf(schema)
    },
  }
}

function traitsOf(traits: unknown): Traits {
  if (typeof traits === 'number') return (traits & HTTP_LABEL) === 0 ? {} : { httpLabel: true }
  return (traits ?? {}) as Traits
}
