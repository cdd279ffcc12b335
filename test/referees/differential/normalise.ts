import type { Outcome } from '../calls/call.ts'
import { isList } from '../calls/resolve.ts'
import type { Json } from '../clients/client.ts'
import type { Given } from '../worlds/world.ts'

/** What came of a call, as it can be compared: the same words for the same thing in every world. */
export type Normal = { readonly output: Json } | { readonly refused: string }

/** Each world's own words and ours for them; a number tells several of a kind apart, in the order of their appearance. */
type Words = (text: string) => string

/** Values that are a matter of the moment, or of the account, wherever they stand. */
const OF_THE_MOMENT = ['NextToken', 'NextMarker', 'AvailableIpAddressCount', 'Output', 'MacAddress']

/** The answers of one scene, with ids, times, hosts, addresses, account and Region in words that all worlds share. */
export function normalise(
  outcomes: ReadonlyMap<string, Outcome>,
  given: Given,
): ReadonlyMap<string, Normal> {
  const words = wordsOf(given)
  return new Map([...outcomes].map(([id, outcome]) => [id, normal(outcome, words)]))
}

function normal(outcome: Outcome, words: Words): Normal {
  if ('unplayed' in outcome) return { refused: 'unplayed' }
  if ('error' in outcome) return { refused: `${outcome.error.status} ${outcome.error.code}` }
  return { output: reworded(outcome.output, words) }
}

function reworded(value: Json, words: Words): Json {
  if (typeof value === 'string') return words(value)
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map((item) => reworded(item, words))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      OF_THE_MOMENT.includes(name) ? `<${name}>` : reworded(inner, words),
    ]),
  )
}

/** The first that fits is the kind of thing it is. */
const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['time', /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)/g],
  ['time', /\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?= (?:GMT|UTC))/g],
  ['uuid', /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g],
  ['host', /\b[\w-]+(?:\.[\w-]+)*\.(?:elb\.amazonaws\.com|compute\.internal|ec2\.internal)\b/g],
  ['host', /\bec2-[\w-]+(?:\.[\w-]+)*\.amazonaws\.com\b/g],
  ['name server', /\bns-\d+\.(?:awsdns-\d+\.[\w.]+\w|sandbox)\b/g],
  ['change', /(?<=\/change\/)[0-9A-Z]+/g],
  ['id', /\b(?:i|r|eni|vol|lt|ami|sg|snap|eni-attach|acl|vpc|subnet)-(?:[0-9a-f]{17}|[0-9a-f]{8})\b/g],
  ['id', /(?<=\/)[0-9a-f]{15,16}\b/g],
  ['id', /\bZ[0-9A-Z]{8,31}\b/g],
  ['account', /(?<![\w.-])\d{12}(?![\w.-])/g],
]

/** The same word for every one of the kind: which one it is says nothing. */
const ALIKE = ['time', 'uuid', 'host', 'name server', 'change', 'account']

function wordsOf(given: Given): Words {
  const known = new Map<string, string>()
  const counts = new Map<string, number>()
  const own = ownWords(given)
  const name = (kind: string, text: string) => {
    if (ALIKE.includes(kind)) return `<${kind}>`
    const prefix = /^[a-z-]+(?=-)/.exec(text)?.[0] ?? kind
    const word = known.get(text) ?? `<${prefix} ${next(counts, prefix)}>`
    known.set(text, word)
    return word
  }
  return (text) => {
    const ours = own.reduce((before, [theirs, word]) => before.replaceAll(theirs, word), text)
    return KINDS.reduce((before, [kind, pattern]) => before.replace(pattern, (one) => name(kind, one)), ours)
  }
}

function next(counts: Map<string, number>, kind: string): number {
  const count = (counts.get(kind) ?? 0) + 1
  counts.set(kind, count)
  return count
}

/** What stood there before the list was played. Zones come before the Region that begins their names. */
function ownWords({ vpc, subnets, securityGroup, image }: Given): readonly (readonly [string, string])[] {
  return [
    [vpc, '<vpc>'],
    ...subnets.map(({ id }, index) => [id, `<subnet ${index}>`] as const),
    [securityGroup, '<group>'],
    [image, '<image>'],
    ...subnets.map(({ zone }, index) => [zone, `<zone ${index}>`] as const),
    [subnets[0].zone.slice(0, -1), '<region>'],
  ]
}
