import { AwsError } from '../../aws-error.ts'

interface Asked {
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

/** One page of what was found, and the token of the next; everything when no size was asked for. */
export function page<Item>(
  items: readonly Item[],
  asked: Asked,
  [least, most]: readonly [number, number] = [5, 1000],
): { readonly items: Item[]; readonly next: { NextToken?: string } } {
  const size = asked.MaxResults ?? items.length
  if (asked.MaxResults !== undefined && (size < least || size > most)) {
    const range = `Expecting a value between ${least} and ${most}`
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${size} ) for parameter maxResults is invalid. ${range}.`,
    )
  }
  const start = asked.NextToken === undefined ? 0 : startOf(asked.NextToken)
  const end = start + size
  return {
    items: items.slice(start, end),
    next: end < items.length ? { NextToken: Buffer.from(`from:${end}`).toString('base64') } : {},
  }
}

function startOf(token: string): number {
  const start = /^from:(\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1]
  if (start === undefined) {
    throw new AwsError('InvalidParameterValue', `Value (${token}) for parameter nextToken is invalid.`)
  }
  return Number(start)
}
