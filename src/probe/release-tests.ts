import pLimit from 'p-limit'
import type { TestFound } from '../deploy/finding.ts'
import type { TestSettings } from '../settings.ts'
import { pause } from './wait.ts'
import { duration, listed } from './words.ts'

/** How many tests run at once. Commands on machines take turns: there a later one ends an earlier one. */
const atOnce = 8
/** Until a test that failed is tried again. */
const againMs = 500
/** How often it is said what still runs. */
const usualRemindMs = 30_000

/** One try of one test. */
type Try = (
  test: TestSettings,
  signal: AbortSignal,
) => Promise<{ readonly passed: boolean; readonly said: string }>

/** All that one run of the tests shares. */
interface Running {
  readonly once: Try
  readonly say: (text: string) => void
  readonly signal: AbortSignal
  /** Ends all that run when one of them throws. */
  readonly broken: AbortController
  readonly inTurn: (test: TestSettings, run: () => Promise<TestFound>) => Promise<TestFound>
  readonly now: Set<string>
}

/**
 * Runs every test, several at once; one that stands under another begins once that one has passed. Nothing of them
 * runs any more when this returns or throws.
 */
export const runTests = async (
  tests: readonly TestSettings[],
  once: Try,
  say: (text: string) => void,
  signal: AbortSignal,
  remindMs = usualRemindMs,
): Promise<readonly TestFound[]> => {
  const [limit, remotely] = [pLimit(atOnce), pLimit(1)]
  const broken = new AbortController()
  const running: Running = {
    once,
    say,
    broken,
    signal: AbortSignal.any([signal, broken.signal]),
    inTurn: (test, run) => (test.kind === 'ssm' ? remotely(() => limit(run)) : limit(run)),
    now: new Set(),
  }
  const reminder = setInterval(() => say(`still running: ${listed([...running.now])}`), remindMs)
  try {
    const found = await runEach(tests, running)
    signal.throwIfAborted()
    if (broken.signal.aborted) throw broken.signal.reason
    return found
  } finally {
    clearInterval(reminder)
  }
}

const runEach = async (tests: readonly TestSettings[], running: Running): Promise<readonly TestFound[]> =>
  (await Promise.all(tests.map((test) => runWithNext(test, running)))).flat()

const runWithNext = async (test: TestSettings, running: Running): Promise<readonly TestFound[]> => {
  const found = await running.inTurn(test, () => untilPassed(test, running))
  if (found.result === 'passed') return [found, ...(await runEach(test.next, running))]
  return [found, ...notRun(test.next, `not run: ${test.label} had not passed`)]
}

const notRun = (tests: readonly TestSettings[], said: string): readonly TestFound[] =>
  tests.flatMap(({ label, next }) => [
    { label, result: 'not-run' as const, said, tries: 0, ms: 0 },
    ...notRun(next, said),
  ])

/** Tries a test until it has passed, or its time for that is over; what throws ends the others too. */
const untilPassed = async (test: TestSettings, running: Running): Promise<TestFound> => {
  const { label } = test
  running.now.add(label)
  try {
    return await tried(test, running)
  } catch (error) {
    running.broken.abort(error)
    return { label, result: 'failed', said: '', tries: 0, ms: 0 }
  } finally {
    running.now.delete(label)
  }
}

const tried = async (test: TestSettings, { once, say, signal }: Running): Promise<TestFound> => {
  const { label, deadlineMs } = test
  const started = performance.now()
  let before = ''
  for (let tries = 1; ; tries += 1) {
    signal.throwIfAborted()
    const { passed, said } = await once(test, signal)
    const ms = Math.round(performance.now() - started)
    const [first = ''] = said.split('\n')
    if (passed || ms >= deadlineMs) {
      say(`${passed ? '✓' : '✗'} ${label}: ${first} (${tookSaid(tries, ms)})`)
      return { label, result: passed ? 'passed' : 'failed', said: passed ? first : said, tries, ms }
    }
    if (said !== before) say(`${label}: ${first}; tried again for ${duration(deadlineMs - ms)}`)
    before = said
    await pause(Math.min(againMs, deadlineMs - ms), signal)
  }
}

const tookSaid = (tries: number, ms: number): string =>
  tries === 1 ? duration(ms) : `${tries} tries in ${duration(ms)}`

/** All tests in one answer: a failure names every one that failed, with all that it said. */
export const testsSaid = (found: readonly TestFound[]): string => {
  const failed = found.filter(({ result }) => result === 'failed')
  const [first, ...others] = failed.map(({ label, said }) => `${label}: ${said}`)
  if (first === undefined) return `${found.length} of ${found.length} release tests passed`
  if (others.length === 0) return first
  const named = listed(failed.map(({ label }) => label))
  return [`${failed.length} of ${found.length} release tests failed: ${named}`, first, ...others].join('\n')
}
