import { description, literal, optional, pipe, transform, union } from 'valibot'
import { mapping, wholeNumber } from './parts.ts'

/** As many targets as a target group can have. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const most = 1000
const countForm = `a number of instances, 1 to ${most}, or { live: true, at-least: 2 }`
const number = wholeNumber(1, most, `a number of instances, 1 to ${most}`)

/** How many instances: as many as are live, or a number; a floor of 0 where none is given. */
export const count = pipe(
  union([number, mapping({ live: literal(true, '`true`'), 'at-least': optional(number) })], countForm),
  transform((value) =>
    typeof value === 'number'
      ? { live: false, atLeast: value }
      : { live: true, atLeast: value['at-least'] ?? 0 },
  ),
  description(`${countForm}: as many as are live now; \`at-least\` is what a first release needs`),
)
