import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { HoldTerms } from '../../deploy/hold-terms.ts'
import { prefix } from './tag-reader.ts'
import { formedTerms } from './terms-form.ts'
import { valueLimit } from './words.ts'

/**
 * The terms of a hold as tags `switchover:terms.1`, `.2` …: JSON, deflated, in base64url, cut into values; the first
 * begins with how many there are. They are known by a mark in `switchover:written`, so that what is left of older and
 * longer ones, and what somebody else wrote over one of them, is told from what belongs together.
 */
export interface TermsTags {
  readonly mark: string
  readonly tags: Readonly<Record<string, string>>
}

/** A resource has at most 50 tags; the record takes 20 of them, and what is left is also others'. */
export const mostTerms = 12

/** `12 ` before the first part. */
const countLength = 3
const partLength = valueLimit - countLength
const mostRead = 64 * 1024

const start = `${prefix}terms.`
const keyOf = (at: number): string => `${start}${at + 1}`

/** Whether a tag of this key holds a part of the terms. */
export const isTerms = (key: string): boolean => key.startsWith(start)

/** The tags of these terms; undefined where they are too long to be kept. */
export function encodeTerms(terms: HoldTerms): TermsTags | undefined {
  const payload = deflateRawSync(JSON.stringify(terms), { level: 9 }).toString('base64url')
  const parts = payload.match(new RegExp(`.{1,${partLength}}`, 'g')) ?? []
  if (parts.length > mostTerms) return undefined
  const values = parts.map((part, at) => (at === 0 ? `${parts.length} ${part}` : part))
  return {
    mark: markOf(payload),
    tags: Object.fromEntries(values.map((value, at) => [keyOf(at), value])),
  }
}

/** The terms that belong to this mark; undefined where they are not there whole, or are none. */
export function decodeTerms(tags: Readonly<Record<string, string>>, mark: string): HoldTerms | undefined {
  const payload = payloadOf(tags)
  if (payload === undefined || markOf(payload) !== mark) return undefined
  try {
    const text = inflateRawSync(Buffer.from(payload, 'base64url'), { maxOutputLength: mostRead })
    return formedTerms(JSON.parse(text.toString()))
  } catch {
    // Not what we wrote: as good as none, which the caller says.
    return undefined
  }
}

function payloadOf(tags: Readonly<Record<string, string>>): string | undefined {
  const first = /^(\d{1,2}) (.*)$/.exec(tags[keyOf(0)] ?? '')
  if (first === null) return undefined
  const [, count, head] = first
  const rest = Array.from({ length: Math.max(0, Number(count) - 1) }, (_, at) => tags[keyOf(at + 1)])
  return rest.includes(undefined) ? undefined : [head, ...rest].join('')
}

const markOf = (payload: string): string => createHash('sha256').update(payload).digest('hex').slice(0, 8)
