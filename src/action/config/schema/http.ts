import {
  boolean,
  description,
  null_,
  number,
  optional,
  pipe,
  rawCheck,
  record,
  regex,
  string,
  transform,
  union,
} from 'valibot'
import type { HttpSettings } from '../../../settings.ts'
import { holdForm, holdPattern, readHold } from '../../hold.ts'
import { headerName, headerValue, urlPath } from './names.ts'
import { duration, mapping, oneOf, port, text, wholeNumber, words } from './parts.ts'

const statusForm = 'a status (200) or a range ("200-299")'
const status = pipe(
  union([wholeNumber(100, 599, statusForm), text(/^[1-5]\d\d(-[1-5]\d\d)?$/, statusForm)], statusForm),
  description(statusForm),
  rawCheck(({ dataset, addIssue }) => {
    const { from, to } = rangeOf(dataset.typed ? dataset.value : '')
    if (from > to) addIssue({ message: `${statusForm}, the smaller one first` })
  }),
  transform(rangeOf),
)

function rangeOf(value: number | string): NonNullable<HttpSettings['status']> {
  const [from = 200, to = from] = `${value}`.split('-').map(Number)
  return { from, to }
}

const headers = record(headerName, headerValue, 'a mapping of header names to texts')

/** A regular expression of JavaScript's, tried once with the placeholders filled. */
const pattern = pipe(
  string('a regular expression'),
  rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed && !compiles(dataset.value)) addIssue({ message: 'a regular expression that compiles' })
  }),
  description('a regular expression'),
)

function compiles(source: string): boolean {
  try {
    new RegExp(source.replace(/\{(service|release|color|attempt)\}/g, 'x'))
    return true
  } catch {
    return false
  }
}

const valueForm = 'a text, a number, true, false or null'
const json = record(
  // Compiled by `wrongJsonPaths`.
  string('a JSONPath'),
  union([string(), number(), boolean(), null_()], valueForm),
  'a mapping of JSONPaths to values, such as { $.status: up }',
)

const question = {
  method: optional(text(/^[A-Z]{3,10}$/, 'an HTTP method in capitals'), 'GET'),
  path: urlPath,
  'request-headers': optional(headers, {}),
  body: optional(string('a text')),
}
const answer = {
  contains: optional(words('a text to look for')),
  matches: optional(pattern),
  json: optional(json, {}),
  header: optional(headers, {}),
}
/** With TLS: whether the certificate must be trusted and named as the host. */
const certificate = optional(oneOf(['trusted', 'any']), 'trusted')
const oneAnswer = { within: optional(duration(1), '2s'), certificate }
/** How an instance itself is asked. */
const toInstance = { port: optional(port), protocol: optional(oneOf(['http', 'https'])) }
const passes = (usual: number) => optional(wholeNumber(1, 1000, 'a number of answers, 1 to 1000'), usual)

/** Asked of each instance: `ready` and the release tests. */
export const readyHttp = mapping({
  ...question,
  ...toInstance,
  status: optional(status),
  ...answer,
  ...oneAnswer,
  passes: passes(1),
})
export const busyHttp = mapping({
  ...question,
  ...toInstance,
  status: optional(status),
  ...answer,
  ...oneAnswer,
})

export const testHttp = mapping({
  ...question,
  ...toInstance,
  status: optional(status),
  ...answer,
  ...oneAnswer,
  passes: passes(3),
  via: optional(oneOf(['preview', 'instance']), 'preview'),
})
export const testTcp = mapping({
  port,
  within: optional(duration(1), '2s'),
  via: optional(
    oneOf(['instance'], { preview: 'A load balancer speaks HTTP only; tcp asks the instances.' }),
    'instance',
  ),
})

/** Asked through the load balancer for as long as the watch lasts. */
export const watchHttp = mapping({
  ...question,
  status: optional(status),
  ...answer,
  ...oneAnswer,
  passes: passes(1),
})

export const proof = mapping({
  path: urlPath,
  // A rule may match by them.
  'request-headers': question['request-headers'],
  ...answer,
  certificate,
  passes: passes(20),
  within: optional(duration(1), '5m'),
  from: optional(oneOf(['runner', 'ssm']), 'runner'),
  required: optional(boolean('true or false'), false),
  resolver: optional(
    text(
      /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-fA-F:]+\])(:\d{1,5})?$/,
      'the address of a DNS server, such as 10.0.0.2:53',
    ),
  ),
})

export const hold = pipe(
  string(holdForm),
  regex(holdPattern, holdForm),
  rawCheck(({ dataset, addIssue }) => {
    // A duration of the right form may still be too long.
    if (dataset.typed && readHold(dataset.value) === undefined) addIssue({ message: holdForm })
  }),
  transform((value) => readHold(value) ?? { kind: 'none' as const }),
  description(holdForm),
)
