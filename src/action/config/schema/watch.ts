import { array, boolean, description, maxLength, optional, pipe, regex, string, transform } from 'valibot'
import { watchHttp } from './http.ts'
import { duration, mapping, oneOf, text, wholeNumber } from './parts.ts'

const alarmNames = pipe(
  array(
    text(/^(?!arn:)[^\s](.{0,254})$/, 'the name of an alarm of CloudWatch, not its ARN'),
    'a list of names of alarms',
  ),
  // DescribeAlarms takes no more names at once.
  maxLength(100, 'at most 100 alarms'),
  description('alarms of CloudWatch that reject the release when they ring'),
)

const mayRing = pipe(
  array(text(/\S/, 'the name of one of `alarms`'), 'a list of names out of `alarms`'),
  // The record keeps eight letters of each in one tag.
  maxLength(20, 'at most 20 alarms'),
  description('those of `alarms` that may ring before the switch: they are left out of its watch then'),
)

const percentForm = 'a part of the requests in percent, such as 1% or 0.5%'
const percent = pipe(
  string(percentForm),
  regex(/^(\d|[1-9]\d)(\.\d{1,3})?%$/, percentForm),
  transform((written) => Number(written.slice(0, -1))),
)

const compare = mapping({
  errors: optional(
    pipe(
      percent,
      description('5xx of the targets: how many percent of the requests more than on the old side'),
    ),
  ),
  latency: optional(
    pipe(duration(1), description('response time of the targets, p99: how much more than on the old side')),
  ),
  minutes: optional(
    wholeNumber(1, 60, 'whole minutes of the new side that are compared at least, 1 to 60'),
    3,
  ),
  requests: optional(
    wholeNumber(1, 10_000_000, 'a number of requests: a side with fewer is not judged, from 1'),
    500,
  ),
  baseline: optional(
    wholeNumber(1, 1440, 'minutes of the old side before the switch that are compared with, 1 to 1440'),
    10,
  ),
})

export const watch = mapping({
  for: optional(duration(1), '10m'),
  http: optional(watchHttp),
  'target-health': optional(boolean('true or false'), true),
  alarms: optional(alarmNames, []),
  'may-ring': optional(mayRing, []),
  compare: optional(
    pipe(
      compare,
      description('the new side’s target groups must do no worse than the old side’s, by CloudWatch'),
    ),
  ),
  'on-cancel': optional(oneOf(['leave', 'rollback']), 'leave'),
})
