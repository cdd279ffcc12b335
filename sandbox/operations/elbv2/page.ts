import { invalid, within } from './input.ts'

interface Paging {
  readonly Marker?: string | undefined
  readonly PageSize?: number | undefined
}

interface Page<Item> {
  readonly items: readonly Item[]
  /** Left out on the last page. */
  readonly next: { readonly NextMarker?: string }
}

/**
 * One page of a list. A marker names the last key shown, so that what is deleted between two pages moves nothing.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html
 */
export function page<Item>(all: Iterable<Item>, keyOf: (item: Item) => string, input: Paging): Page<Item> {
  const size = input.PageSize === undefined ? 400 : within(input.PageSize, 1, 400, 'pageSize')
  const after = input.Marker === undefined ? '' : decode(input.Marker)
  const rest = [...all]
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => key > after)
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
  const shown = rest.slice(0, size)
  const last = shown.at(-1)
  const more = last !== undefined && rest.length > shown.length
  return { items: shown.map(({ item }) => item), next: more ? { NextMarker: encode(last.key) } : {} }
}

const PREFIX = 'after:'

function encode(key: string): string {
  return Buffer.from(PREFIX + key).toString('base64')
}

function decode(marker: string): string {
  const text = Buffer.from(marker, 'base64').toString()
  if (!text.startsWith(PREFIX)) throw invalid(`'${marker}' is not a valid marker`)
  return text.slice(PREFIX.length)
}
