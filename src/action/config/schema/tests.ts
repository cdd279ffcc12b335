import {
  array,
  description,
  type GenericSchema,
  type InferInput,
  type InferOutput,
  lazy,
  optional,
  pipe,
} from 'valibot'
import { remote, run, runWithin } from './commands.ts'
import { testHttp, testTcp } from './http.ts'
import { duration, mapping, oneOf } from './parts.ts'

const own = {
  http: optional(testHttp),
  tcp: optional(testTcp),
  run: optional(run),
  within: runWithin,
  ssm: optional(mapping({ ...remote, on: optional(oneOf(['one', 'all']), 'all') })),
  deadline: optional(
    pipe(duration(), description('how long a test that fails is tried again, such as 30s')),
    '0s',
  ),
}
const alone = mapping(own)

/** One release test, with those that begin once it has passed. */
export type TestRead = InferOutput<typeof alone> & { readonly then: readonly TestRead[] }
type TestWritten = InferInput<typeof alone> & { readonly then?: readonly TestWritten[] | undefined }

/** One release test; it can hold others, which the JSON Schema needs a name for. */
export const test: GenericSchema<TestWritten, TestRead> = mapping({
  ...own,
  // biome-ignore lint/suspicious/noThenProperty: a key of the config; nobody awaits it
  then: optional(
    array(
      lazy(() => test),
      'a list of tests',
    ),
    [],
  ),
})

export const releaseTests = pipe(
  array(test, 'a list of tests'),
  description('asked of the idle side, several at once; one that fails rejects the release'),
)
