import {
  array,
  boolean,
  description,
  minLength,
  optional,
  pipe,
  record,
  string,
  transform,
  union,
} from 'valibot'
import { documentName, ownParameter } from './names.ts'
import { duration, mapping, oneOf, text, whole, wholeNumber, words } from './parts.ts'

const concurrencyForm = 'a number of machines such as 10, or a share such as "50%"'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html */
const concurrency = pipe(
  union(
    [wholeNumber(1, 9_999_999, concurrencyForm), text(/^([1-9]\d{0,6}|[1-9]\d?%|100%)$/, concurrencyForm)],
    concurrencyForm,
  ),
  transform(String),
  description(concurrencyForm),
)

const valueForm = 'a text, or a list of texts'
const values = pipe(
  union(
    [string(valueForm), pipe(array(string('a text'), valueForm), minLength(1, 'at least one text'))],
    valueForm,
  ),
  transform((value) => (typeof value === 'string' ? [value] : value)),
)

export const remote = {
  script: optional(words('the path of a script, or the script itself (with a newline)')),
  document: optional(documentName),
  parameters: optional(record(string(), values, 'a mapping of parameter names to texts'), {}),
  within: optional(duration(1000), '10m'),
  concurrency: optional(concurrency),
}

export const run = pipe(
  words('a bash script'),
  description('a bash script on the runner; it gets SWITCHOVER_* variables, nothing in it is filled in'),
)
export const runWithin = optional(duration(1))

/** One step of the set-up: `run` on the runner, or `ssm` on the machines. */
const step = mapping({
  run: optional(run),
  within: runWithin,
  ssm: optional(
    mapping(remote, {
      on: whole('`on` is not a key here', 'Take it out: the set-up is done on every machine.'),
    }),
  ),
})

export const setUp = pipe(
  array(step, 'a list of steps'),
  description('in order, the first that fails is the verdict: [{ run: … }, { ssm: { script: … } }]'),
)

const around = mapping({
  run: optional(run),
  within: runWithin,
  ssm: optional(mapping({ ...remote, on: optional(oneOf(['all', 'one']), 'all') })),
})
const hooks = (when: string) =>
  optional(pipe(array(around, 'a list of commands'), description(`in order, ${when}`)), [])

export const beforeSwitch = hooks('right before production traffic moves: [{ run: … }, { ssm: … }]')
export const afterSwitch = hooks('once the switch is proven: [{ run: … }, { ssm: … }]')

export const migrate = pipe(
  mapping({
    run: optional(run),
    within: runWithin,
    ssm: optional(mapping({ ...remote, on: optional(oneOf(['one', 'all']), 'one') })),
  }),
  description('once for each attempt, after health and before the tests; it must be safe to repeat'),
)

export const gate = pipe(
  mapping({
    ssm: optional(ownParameter),
    overlap: optional(
      pipe(boolean('true or false'), description('true: the new side begins before the old one ends')),
      false,
    ),
  }),
  description('who may work in the background: the tag switchover-live of each instance, and this parameter'),
)
