import { AwsError } from '../../aws-error.ts'
import { within } from './input.ts'

interface Asked {
  readonly MaxRecords?: number | undefined
  readonly NextToken?: string | undefined
}

/** One page of a list, and the token of the next. */
export function page<Item>(
  items: readonly Item[],
  asked: Asked,
  [usual, most]: readonly [usual: number, most: number],
): { readonly items: Item[]; readonly next: { NextToken?: string } } {
  const size = within(asked.MaxRecords, [1, most], 'maxRecords') ?? usual
  const start = asked.NextToken === undefined ? 0 : startOf(asked.NextToken)
  const end = start + size
  return {
    items: items.slice(start, end),
    next: end < items.length ? { NextToken: Buffer.from(`from:${end}`).toString('base64') } : {},
  }
}

function startOf(token: string): number {
  const start = /^from:(\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1]
  if (start === undefined) throw new AwsError('InvalidNextToken', 'The token is not valid.')
  return Number(start)
}
