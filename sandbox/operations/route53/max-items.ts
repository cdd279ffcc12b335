import { AwsError } from '../../aws-error.ts'

/** How many items one page holds; more than the most is the most, as Route 53 takes it. */
export function maxItems(asked: number | undefined, most: number): number {
  if (asked === undefined) return most
  const count = Number(asked)
  if (Number.isInteger(count) && count >= 1) return Math.min(count, most)
  throw new AwsError('InvalidInput', `Invalid request: MaxItems ${asked} is not a positive integer`)
}
