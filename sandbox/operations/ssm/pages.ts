import { AwsError } from '../../aws-error.ts'
import { within } from './input.ts'

interface Asked {
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

interface Sizes {
  readonly range: readonly [least: number, most: number]
  /** Of a page where the request names no size. */
  readonly usual: number
}

/** One page of what was found, and the token of the next. */
export function page<Item>(
  items: readonly Item[],
  { MaxResults: asked, NextToken: token }: Asked,
  { range, usual }: Sizes,
): { readonly items: Item[]; readonly next: { NextToken?: string } } {
  within(asked, range, 'maxResults')
  const start = token === undefined || token === '' ? 0 : startOf(token)
  const end = start + (asked ?? usual)
  return {
    items: items.slice(start, end),
    next: end < items.length ? { NextToken: Buffer.from(`from:${end}`).toString('base64') } : {},
  }
}

function startOf(token: string): number {
  const start = /^from:(\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1]
  if (start === undefined) throw new AwsError('InvalidNextToken', 'The specified token is not valid.')
  return Number(start)
}
