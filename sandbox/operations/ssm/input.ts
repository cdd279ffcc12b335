import { AwsError } from '../../aws-error.ts'

/** A mistake in what was sent, as every call of Systems Manager says it. */
export function violated(value: unknown, name: string, rule: string): AwsError {
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${rule}`,
  )
}

/** The number, or the usual one where none was sent, where it is within the range. */
export function within(
  value: number | undefined,
  [least, most]: readonly [number, number],
  name: string,
): void {
  if (value === undefined) return
  if (value < least) throw violated(value, name, `Member must have value greater than or equal to ${least}`)
  if (value > most) throw violated(value, name, `Member must have value less than or equal to ${most}`)
}

/** The list where it is as long as allowed. */
export function counted(
  list: readonly unknown[] | undefined,
  [least, most]: readonly [number, number],
  name: string,
): void {
  if (list === undefined) return
  const shown = `[${list.join(', ')}]`
  if (list.length < least)
    throw violated(shown, name, `Member must have length greater than or equal to ${least}`)
  if (list.length > most) throw violated(shown, name, `Member must have length less than or equal to ${most}`)
}

/** The text where the pattern fits all of it. */
export function matching(value: string | undefined, pattern: RegExp, name: string): void {
  if (value === undefined || pattern.test(value)) return
  throw violated(value, name, `Member must satisfy regular expression pattern: ${pattern.source}`)
}

export const INSTANCE_ID = /^i-(\w{8}|\w{17})$/

/** The id of a command is a UUID; another length is told first. */
export function checkCommandId(id: string | undefined): void {
  if (id !== undefined && id.length !== 36)
    throw violated(
      id,
      'commandId',
      `Member must have length ${id.length < 36 ? 'greater' : 'less'} than or equal to 36`,
    )
}
