import { isList } from '../calls/resolve.ts'
import type { Json } from '../clients/client.ts'
import type { Normal } from './normalise.ts'

/** One place in the answers to one call at which two worlds disagree. */
export interface Difference {
  /** `rules/taken`, and the operation that it is: `elbv2 CreateRule`. */
  readonly call: string
  readonly operation: string
  /** `Rules[0].Priority`; empty for the whole answer. Tags and attributes are named by their keys. */
  readonly path: string
  readonly ours: string
  readonly theirs: string
}

type Place = Pick<Difference, 'path' | 'ours' | 'theirs'>

/** Where two answers to the same call differ: in what they hold, or in whether they are an error, and which. */
export function differences(ours: Normal, theirs: Normal): readonly Place[] {
  if ('output' in ours && 'output' in theirs) return inValues('', ours.output, theirs.output)
  const [one, other] = [inWords(ours), inWords(theirs)]
  return one === other ? [] : [{ path: '', ours: one, theirs: other }]
}

function inWords(outcome: Normal): string {
  return 'refused' in outcome ? outcome.refused : 'an answer'
}

function inValues(path: string, ours: Json | undefined, theirs: Json | undefined): readonly Place[] {
  const [one, other] = [members(ours), members(theirs)]
  if (one === undefined || other === undefined || Array.isArray(ours) !== Array.isArray(theirs)) {
    const [said, heard] = [shown(ours), shown(theirs)]
    return said === heard ? [] : [{ path, ours: said, theirs: heard }]
  }
  const names = [...new Set([...one.keys(), ...other.keys()])].sort()
  return names.flatMap((name) => inValues(path + name, one.get(name), other.get(name)).map(trimmed))
}

/** Members of an object as `.Name`, items of a list as `[0]`, or as `[key]` where its items have a key and no order that AWS promises. */
function members(value: Json | undefined): ReadonlyMap<string, Json> | undefined {
  if (value === null || typeof value !== 'object') return undefined
  if (!isList(value)) return new Map(Object.entries(value).map(([name, inner]) => [`.${name}`, inner]))
  const keys = value.map((item, index) => `${keyOf(item) ?? index}`)
  return new Map(value.map((item, index) => [`[${unlike(keys, index)}]`, item]))
}

/** A key that was there before gets a number: an item that is shown twice is a difference. */
function unlike(keys: readonly string[], index: number): string {
  const [key = '', before] = [keys[index], keys.slice(0, index).filter((one) => one === keys[index]).length]
  return before === 0 ? key : `${key} ${before + 1}`
}

/** What tells items apart, by the member that only such items have; the first that an item has counts. */
const KEYS: readonly (readonly [item: string, key: string])[] = [
  ['Key', 'Key'],
  ['Max', 'Name'],
  ['VersionNumber', 'VersionNumber'],
  ['RuleArn', 'Priority'],
  ['ListenerArn', 'Port'],
  ['SetIdentifier', 'SetIdentifier'],
  ['ProcessName', 'ProcessName'],
  ['LastModifiedDate', 'Name'],
]

function keyOf(item: Json): Json | undefined {
  if (item === null || typeof item !== 'object' || isList(item)) return undefined
  const [, key] = KEYS.find(([member]) => item[member] !== undefined) ?? []
  return key === undefined ? undefined : item[key]
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'absent' : JSON.stringify(value)
}

function trimmed(place: Place): Place {
  return { ...place, path: place.path.replace(/^\./, '') }
}
