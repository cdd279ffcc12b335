import type { CheckAct } from '../deploy/acts.ts'
import type { Observation } from '../deploy/model.ts'
import type { Endpoint } from '../endpoint.ts'
import type { TestSettings } from '../settings.ts'
import { cannot, type Found, firstOf, previewsOf } from './by-preview.ts'
import { type CommandParts, runCommand } from './command/commands.ts'
import { valuesOf } from './expect.ts'
import { checkOf, testInstances } from './machine-checks.ts'
import type { FindNodes } from './nodes.ts'
import { testByPreview } from './release-test.ts'
import { runTests, testsSaid } from './release-tests.ts'

/** What release tests stand on. */
export interface TestParts extends CommandParts {
  /** Where each route is asked, in the order of the config. */
  readonly endpoints: () => Promise<readonly Endpoint[]>
  /** Told in a line how a test goes. */
  readonly say: (text: string) => void
  /** How long one round of a proof goes on asking. */
  readonly roundMs?: number
}

/** How long one round of a proof goes on asking, and a test whose answers are not the idle side's. */
export const usualRoundMs = 3000

/** Runs all release tests against the side of the act. */
export const askTests =
  (parts: TestParts, find: FindNodes) =>
  async (act: CheckAct, seen: Observation, signal: AbortSignal): Promise<Found> => {
    const { releaseTests } = parts.settings
    if (releaseTests.length === 0) return cannot('there are no release tests')
    const once = (test: TestSettings, until: AbortSignal) => tryOnce(parts, find, test, act, seen, until)
    const tests = await runTests(releaseTests, once, parts.say, signal)
    return { passed: tests.every(({ result }) => result === 'passed'), said: testsSaid(tests), tests }
  }

const tryOnce = async (
  parts: TestParts,
  find: FindNodes,
  test: TestSettings,
  act: CheckAct,
  seen: Observation,
  signal: AbortSignal,
): Promise<Found> => {
  if (test.kind === 'run' || test.kind === 'ssm') return runCommand(parts, test.command, act, seen, signal)
  return test.kind === 'http' && test.via === 'preview'
    ? byPreview(parts, find, test, act, seen, signal)
    : testInstances(checkOf(parts.settings, act, seen, signal), test)
}

const byPreview = async (
  { settings, endpoints, roundMs = usualRoundMs }: TestParts,
  find: FindNodes,
  test: Extract<TestSettings, { kind: 'http' }>,
  act: CheckAct,
  seen: Observation,
  signal: AbortSignal,
): Promise<Found> => {
  const previews = previewsOf(act, seen, await endpoints())
  if (typeof previews === 'string') return cannot(previews)
  // Tests run at once: the load balancer's own list that the last proof read is new enough for all of them.
  const [nodes] = await find(firstOf(previews), true, signal)
  if (nodes === undefined) return cannot('no route is known to ask by')
  const values = valuesOf(settings, act.side)
  const byHeader = { http: test.http, values, endpoint: nodes.endpoint, mark: settings.proof?.http }
  return testByPreview(byHeader, nodes, roundMs, signal)
}
