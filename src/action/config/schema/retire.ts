import { array, description, optional, pipe } from 'valibot'
import { remote, run, runWithin } from './commands.ts'
import { busyHttp } from './http.ts'
import { duration, mapping, oneOf, whole } from './parts.ts'

const onEach = whole('`on` is not a key here', 'Take it out: every instance is asked.')

/** What every instance is asked: whether work is left on it. */
const busy = mapping({
  http: optional(busyHttp),
  run: optional(run),
  within: runWithin,
  ssm: optional(mapping({ ...remote, within: optional(duration(1000), '1m') }, { on: onEach })),
})

/** One command before an instance ends. */
const hook = mapping({
  run: optional(run),
  within: runWithin,
  ssm: optional(mapping(remote, { on: onEach })),
})

const ending = oneOf(['terminate', 'stop', 'keep'])

/** How the side that is not live any more ends. */
export const retire = mapping({
  busy: optional(
    pipe(
      busy,
      description('one of { http: … }, { run: … }, { ssm: … }: a right answer means no work is left'),
    ),
  ),
  deadline: optional(duration(), '4h'),
  // biome-ignore lint/suspicious/noThenProperty: a key of the config; nobody awaits it
  then: optional(ending, 'terminate'),
  'at-deadline': optional(ending, 'keep'),
  before: optional(
    pipe(
      array(hook, 'a list of commands'),
      description('in order, for each instance before it ends; a failure keeps it: [{ ssm: … }, { run: … }]'),
    ),
    [],
  ),
  'at-once': optional(
    pipe(oneOf(['all', 'zone', 'one']), description('how much of the side ends together: all, zone or one')),
    'all',
  ),
})
