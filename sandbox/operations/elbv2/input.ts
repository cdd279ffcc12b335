import { AwsError } from '../../aws-error.ts'

/** A mistake in what was sent, as AWS says it. */
export function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message)
}

/** The value, or AWS's complaint that it was not sent. */
export function required<Value>(value: Value | undefined | null, name: string): Value {
  if (value !== undefined && value !== null) return value
  throw violated('null', name, 'Member must not be null')
}

/** The list, or AWS's complaint that it is missing or empty. */
export function filled<Value>(list: readonly Value[] | undefined, name: string): readonly Value[] {
  const all = required(list, name)
  if (all.length === 0) throw violated('[]', name, 'Member must have length greater than or equal to 1')
  return all
}

/** The number where it is a whole one within the range. */
export function within(value: number, min: number, max: number, name: string): number {
  if (!Number.isInteger(value) || value < min) {
    throw violated(value, name, `Member must have value greater than or equal to ${min}`)
  }
  if (value > max) throw violated(value, name, `Member must have value less than or equal to ${max}`)
  return value
}

/** The text where it is no longer than allowed. */
export function upTo(max: number, value: string, name: string): string {
  if (value.length <= max) return value
  throw violated(value, name, `Member must have length less than or equal to ${max}`)
}

/** The text where the pattern fits. */
export function matching(pattern: RegExp, value: string, name: string): string {
  if (pattern.test(value)) return value
  throw violated(value, name, `Member must satisfy regular expression pattern: ${pattern.source}`)
}

/** The value where it is one of the allowed. */
export function among<Allowed extends string>(
  allowed: readonly Allowed[],
  value: string | undefined,
  name: string,
): Allowed {
  const found = allowed.find((one) => one === value)
  if (found !== undefined) return found
  throw violated(value ?? 'null', name, `Member must satisfy enum value set: [${allowed.join(', ')}]`)
}

/** The ARN where it is one of `kind` (`loadbalancer`, `listener`, `listener-rule`, `targetgroup`). */
export function arnOf(kind: ArnKind, value: string | undefined, name: string): string {
  const arn = required(value, name)
  if (kindOf(arn) !== kind) throw invalid(`'${arn}' is not a valid ${kindNames[kind]} ARN`)
  return arn
}

export type ArnKind = keyof typeof kindNames

const kindNames = {
  loadbalancer: 'load balancer',
  targetgroup: 'target group',
  listener: 'listener',
  'listener-rule': 'listener rule',
} as const

/** What an ARN is of, by its form. */
export function kindOf(arn: string): ArnKind | undefined {
  const kind = /^arn:aws[a-z-]*:elasticloadbalancing:[^:]*:[^:]*:([a-z-]+)\/./.exec(arn)?.[1]
  return kind !== undefined && kind in kindNames ? (kind as ArnKind) : undefined
}

/** How Smithy services word a constraint that was not met. */
function violated(value: string | number, name: string, constraint: string): AwsError {
  return invalid(
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${constraint}`,
  )
}
