import type { Goal } from '../deploy/goal.ts'
import type { Instant } from '../deploy/model.ts'
import type { Mistake } from '../deploy/ports.ts'
import { lasting, timeSaid } from '../deploy/times.ts'
import { everyTest, type TestSettings } from '../settings.ts'
import type { ServiceConfig } from './config/config.ts'

/** When the credentials of the run end. */
export type CredentialLife =
  | { readonly kind: 'never' }
  | { readonly kind: 'at'; readonly at: Instant }
  | { readonly kind: 'unknown' }

/** One wait of a run, and what it is for. */
interface Wait {
  readonly ms: number
  readonly said: string
}

/** What is to be done for one service. */
interface Work {
  readonly service: ServiceConfig
  readonly goal: Goal
}

/**
 * A run whose credentials are known to end while it may still have to wait is not begun: nobody would watch it. `before`:
 * its other services whose turn comes first.
 */
export function credentialMistakes(
  life: CredentialLife,
  work: Work,
  now: Instant,
  before: readonly Work[] = [],
): { readonly mistakes: readonly Mistake[]; readonly notices: readonly string[] } {
  if (life.kind === 'never') return { mistakes: [], notices: [] }
  if (life.kind === 'unknown') {
    const notice =
      'when the AWS credentials end is not known: let their session last longer than the run, or set AWS_CREDENTIAL_EXPIRATION'
    return { mistakes: [], notices: [notice] }
  }
  const waits = [...before.flatMap(waitsOfOther), ...longestWait(work)]
  const until = now + waits.reduce((sum, { ms }) => sum + ms, 0)
  if (until <= life.at) return { mistakes: [], notices: [] }
  const said = `they end at ${timeSaid(life.at)}; ${work.goal.command} may wait until ${timeSaid(until)}: ${waits.map((wait) => wait.said).join(', ') || 'it begins after that'}`
  const remedy = 'Get credentials whose session lasts longer (role-duration-seconds), or shorten these waits.'
  return { mistakes: [{ path: 'credentials', said, remedy }], notices: [] }
}

const waitsOfOther = (work: Work): readonly Wait[] =>
  sureWaits(work).map(({ ms, said }) => ({ ms, said: `${work.goal.service}: ${said}` }))

/**
 * The longest that a run surely or probably stands still: what is always waited for counts whole (the shares of a
 * switch by steps, the watch, the minimum hold before a retirement); of what only has a limit the longest counts, since
 * a run hardly meets all of its limits.
 */
function longestWait(work: Work): readonly Wait[] {
  const { settings, terms } = work.service
  const { command } = work.goal
  const launches = command === 'deploy' || command === 'provision'
  const switches = command === 'deploy' || command === 'switch'
  const { ready, setUp, migrate, releaseTests, switch: around } = settings
  const limits = [
    ...(launches && ready ? [wait('ready', ready.delayMs + ready.withinMs)] : []),
    ...(launches ? setUp.map(({ label, withinMs }) => wait(`set-up (${label})`, withinMs)) : []),
    ...(command !== 'provision' && migrate ? [wait('migrate', migrate.withinMs)] : []),
    ...(launches ? [wait('health', terms.healthWithinMs)] : []),
    ...(command === 'provision' ? [] : everyTest(releaseTests).map(testWait)),
    ...(switches ? [...around.before, ...around.after] : []).map(({ label, withinMs }) =>
      wait(`switch (${label})`, withinMs),
    ),
    ...(switches && terms.proof ? [wait('proof', terms.proof.withinMs)] : []),
    ...(switches ? retirementLimits(work) : []),
  ]
  const longest = limits.reduce<Wait | undefined>(
    (most, one) => (one.ms > (most?.ms ?? 0) ? one : most),
    undefined,
  )
  return [...(longest ? [longest] : []), ...sureWaits(work)].filter(({ ms }) => ms > 0)
}

/** What a switch always waits for. */
function sureWaits({ service: { terms }, goal: { command, hold } }: Work): readonly Wait[] {
  if (command !== 'deploy' && command !== 'switch') return []
  const { steps, everyMs } = terms.switch
  const waits = [
    wait('switch.every', (steps.length - 1) * everyMs),
    ...(terms.watch ? [wait('watch', terms.watch.forMs)] : []),
    ...(hold.kind === 'none' ? [wait('minimum-hold', terms.minimumHoldMs)] : []),
  ]
  return waits.filter(({ ms }) => ms > 0)
}

/** What a run waits for that ends a side: the old one, since nothing is held, or one that is held still. */
function retirementLimits({ service: { settings }, goal }: Work): readonly Wait[] {
  const { hold, allow, waitMs } = goal
  if (hold.kind !== 'none' && !allow.has('early-retire')) return []
  const { busy, beforeRetire } = settings
  return [
    ...(busy ? [wait('retire.busy', waitMs)] : []),
    ...beforeRetire.map(({ label, withinMs }) => wait(`retire (${label})`, withinMs)),
  ]
}

/** A test is tried again until its deadline; a command has a limit of its own. */
const testWait = ({ label, deadlineMs, ...test }: TestSettings): Wait =>
  wait(
    `release-test (${label})`,
    'command' in test ? Math.max(deadlineMs, test.command.withinMs) : deadlineMs,
  )

const wait = (said: string, ms: number): Wait => ({ said: `${said} ${lasting(ms)}`, ms })
