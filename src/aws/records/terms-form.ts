import {
  array,
  boolean,
  type InferOutput,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  regex,
  safeParse,
  strictObject,
  string,
  union,
} from 'valibot'
import type { HoldTerms } from '../../deploy/hold-terms.ts'

/** What recorded terms may hold: a tag is not trusted further than to name things of ours, and none of it is run. */

const arn = (resource: string) =>
  pipe(string(), regex(new RegExp(`^arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:\\d{12}:${resource}$`)))
const group = arn('targetgroup/[A-Za-z0-9-]+/[0-9a-f]+')
const way = arn('listener(-rule)?/app/[A-Za-z0-9-]+(/[0-9a-f]+){2,3}')
const count = pipe(number(), integer(), minValue(0))
const text = (form: RegExp) => pipe(string(), regex(form))
const name = text(/^[^\p{Cc}]{1,255}$/u)
const ending = picklist(['terminate', 'stop', 'keep'])

const route = strictObject({
  kind: picklist(['listener', 'rule']),
  arn: way,
  pair: count,
  host: optional(text(/^[A-Za-z0-9_.-]{1,253}$/)),
  proof: optional(text(/^\/[^\s#]*$/)),
})

const form = strictObject({
  routes: pipe(array(route), minLength(1)),
  pairs: pipe(array(strictObject({ blue: group, green: group })), minLength(1), maxLength(50)),
  preview: strictObject({
    priority: pipe(count, minValue(1), maxValue(49_999)),
    header: text(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}$/),
  }),
  fleet: strictObject({
    kind: picklist(['ec2', 'auto-scaling', 'existing']),
    groups: optional(strictObject({ blue: name, green: name })),
  }),
  dns: optional(
    strictObject({
      zone: text(/^[0-9A-Z]{1,32}$/),
      record: name,
      ttl: count,
      address: picklist(['private', 'public']),
      role: optional(text(/^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/)),
    }),
  ),
  minimumHoldMs: count,
  holdDefault: picklist(['retire', 'rollback']),
  keepFailedMs: count,
  hold: optional(
    union([
      strictObject({ kind: literal('none') }),
      strictObject({ kind: picklist(['duration', 'approval']), ms: count }),
    ]),
  ),
  retire: strictObject({
    busy: boolean(),
    before: optional(count),
    atOnce: optional(picklist(['all', 'zone', 'one'])),
    deadlineMs: count,
    whenQuiet: ending,
    atDeadline: ending,
  }),
})

/** The terms, where they are whole and well formed. */
export function formedTerms(value: unknown): HoldTerms | undefined {
  const read = safeParse(form, value)
  return read.success && isCoherent(read.output) ? read.output : undefined
}

/** Every route goes to a pair that there is, and every pair has a route. */
const isCoherent = ({ routes, pairs }: InferOutput<typeof form>): boolean =>
  routes.every(({ pair }) => pair < pairs.length) &&
  pairs.every((_, at) => routes.some(({ pair }) => pair === at)) &&
  routes.every(({ kind, arn }) => arn.includes(kind === 'rule' ? ':listener-rule/' : ':listener/'))
