import { AwsError } from '../../aws-error.ts'

/** A mistake in what was sent, as AWS says it. */
export function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message)
}

/** AWS says all that is wrong with the form of a request in one sentence. */
function violated(value: unknown, name: string, constraint: string): AwsError {
  return invalid(
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${constraint}`,
  )
}

/** The value, or AWS's complaint that it was not sent. */
export function required<Value>(value: Value | undefined, name: string): Value {
  if (value !== undefined) return value
  throw violated('null', name, 'Member must not be null')
}

/** The list where it is no longer than the call takes. */
export function atMost<Value>(
  most: number,
  list: readonly Value[] | undefined,
  name: string,
): readonly Value[] {
  const all = list ?? []
  if (all.length <= most) return all
  throw violated(`[${all.join(', ')}]`, name, `Member must have length less than or equal to ${most}`)
}

/** The number where it is in the range; undefined stays. */
export function within(
  value: number | undefined,
  [least, most]: readonly [number, number],
  name: string,
): number | undefined {
  if (value === undefined) return undefined
  if (value < least) throw violated(value, name, `Member must have value greater than or equal to ${least}`)
  if (value > most) throw violated(value, name, `Member must have value less than or equal to ${most}`)
  return value
}

/** The value where it is one of the allowed. */
export function among<Allowed extends string>(
  allowed: readonly Allowed[],
  value: string,
  name: string,
): Allowed {
  const found = allowed.find((one) => one === value)
  if (found !== undefined) return found
  throw violated(value, name, `Member must satisfy enum value set: [${allowed.join(', ')}]`)
}

/** The name of a group, of 255 characters at most and without a colon. */
export function groupName(name: string | undefined): string {
  const given = required(name, 'autoScalingGroupName')
  if (given.length < 1)
    throw violated(given, 'autoScalingGroupName', 'Member must have length greater than or equal to 1')
  if (given.length > 255)
    throw violated(given, 'autoScalingGroupName', 'Member must have length less than or equal to 255')
  return given
}
