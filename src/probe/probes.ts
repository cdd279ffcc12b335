import type { Goal } from '../deploy/goal.ts'
import type { Instant, Observation } from '../deploy/model.ts'
import type { LastWords, Probes, RequestCounts } from '../deploy/ports.ts'
import type { CommandSettings } from '../settings.ts'
import { askTests, type TestParts, usualRoundMs } from './ask-tests.ts'
import { cannot, previewsOf } from './by-preview.ts'
import type { Checks, Run } from './check.ts'
import { runCommand } from './command/commands.ts'
import { type ComparingParts, createComparing } from './compare/compare.ts'
import { createCounting } from './counts.ts'
import { valuesOf } from './expect.ts'
import { hearLastWords } from './last-words.ts'
import { askReady, checkOf } from './machine-checks.ts'
import { createFindNodes } from './nodes.ts'
import { Prover } from './proof.ts'
import { proofs } from './proofs.ts'
import { type Reached, reach } from './reach/reach.ts'
import { RemoteProver } from './remote-proof.ts'
import { askBusy, runBeforeEnd } from './retirement.ts'
import { watchOnce } from './watch.ts'

/** What the probes stand on. */
export interface ProbeParts extends TestParts, Pick<ComparingParts, 'measures'> {
  /** Addresses that AWS itself lists for each load balancer, by its DNS name; may be none. */
  readonly nodes: () => Promise<ReadonlyMap<string, readonly string[]>>
  /** AWS's time, in which a machine's `launched` is told. Convergence is measured by the monotonic clock. */
  readonly now: () => number
  /** The ends of these machines' consoles. */
  readonly lastWords: (machines: readonly string[], signal: AbortSignal) => Promise<readonly LastWords[]>
  /** What AWS has counted of each side's requests since then. */
  readonly counts: (since: Instant, signal: AbortSignal) => Promise<RequestCounts>
}

/** The probes, and whether what they will be asked can be asked from here at all. */
export interface CheckingProbes extends Probes {
  reach(goal: Goal, seen: Observation, signal: AbortSignal): Promise<Reached>
}

/** Asks the outside what the ladders want to know, over real connections. Each run throws when its signal comes. */
export const createProbes = (parts: ProbeParts): CheckingProbes => {
  const { settings } = parts
  const find = createFindNodes(settings.proof?.resolver ?? parts.env['SWITCHOVER_RESOLVER'], parts.nodes)
  const prover = () =>
    settings.proof?.from === 'ssm' ? new RemoteProver(find, parts.commands) : new Prover(find)
  const provers = { proof: prover(), preview: prover(), plain: prover() }
  const counting = createCounting(parts)
  const checks = {
    ...proofs({ ...parts, roundMs: parts.roundMs ?? usualRoundMs, provers }),
    ...counting.checks,
    ...createComparing(parts),
    'release-test': askTests(parts, find),
    ...commands(parts),
    ...machines(parts),
    ...others(parts, find),
  }
  return {
    run: (act, seen, signal) => checks[act.check](act, seen, signal),
    reach: (goal, seen, signal) => reach({ ...parts, find }, goal, seen, signal),
    changed: (what) => {
      provers.preview.changed()
      // A new preview changes nothing for production, and a proof of the switch outlives it.
      if (what !== 'forward') return
      provers.proof.changed()
      counting.changed()
    },
  }
}

type Find = ReturnType<typeof createFindNodes>

const runOneOf =
  (parts: ProbeParts, all: readonly CommandSettings[]): Run =>
  async (act, seen, signal) => {
    const command = all[act.index]
    return command === undefined
      ? cannot(`there is no command ${act.index + 1} to run`)
      : runCommand(parts, command, act, seen, signal)
  }

const commands = (parts: ProbeParts): Checks<'set-up' | 'migrate' | 'before-switch' | 'after-switch'> => ({
  'before-switch': runOneOf(parts, parts.settings.switch.before),
  'after-switch': runOneOf(parts, parts.settings.switch.after),
  'set-up': runOneOf(parts, parts.settings.setUp),
  migrate: async (act, seen, signal) =>
    parts.settings.migrate === undefined
      ? cannot('no migration is configured')
      : runCommand(parts, parts.settings.migrate, act, seen, signal),
})

const machines = (parts: ProbeParts): Checks<'ready' | 'size' | 'alarms' | 'last-words'> => ({
  ready: async (act, seen, signal) =>
    parts.settings.ready === undefined
      ? cannot('no question is configured for machines to be ready')
      : askReady(
          checkOf(parts.settings, act, seen, signal),
          parts.settings.ready,
          parts.now(),
          parts.commands,
        ),
  // The look that follows every check is the answer.
  size: async () => ({ passed: true, said: '' }),
  alarms: async () => ({ passed: true, said: '' }),
  'last-words': (act, seen, signal) => hearLastWords(parts.lastWords, act, seen, signal),
})

const others = (parts: ProbeParts, find: Find): Checks<'watch' | 'busy' | 'before-end'> => ({
  busy: async (act, seen, signal) =>
    parts.settings.busy === undefined
      ? cannot('no question is configured for machines that work')
      : askBusy(parts, parts.settings.busy, checkOf(parts.settings, act, seen, signal)),
  'before-end': async (act, seen, signal) => {
    const command = parts.settings.beforeRetire[act.index]
    return command === undefined
      ? cannot(`there is no command ${act.index + 1} to run`)
      : runBeforeEnd(parts, command, checkOf(parts.settings, act, seen, signal))
  },
  watch: async (act, seen, signal) => {
    const { settings, endpoints } = parts
    const http = settings.watch?.http
    const against = act.against === '' ? [] : [act.against]
    if (http === undefined) {
      return { passed: against.length === 0, said: act.against || 'target health has nothing against it' }
    }
    const all = await endpoints()
    // With a part of the traffic only the preview leads to this side for certain.
    const asked = act.share === undefined ? all : previewsOf(act, seen, all)
    if (typeof asked === 'string') return cannot(asked)
    const found = await watchOnce({ http, values: valuesOf(settings, act.side) }, asked, find, signal)
    return { passed: found.passed && against.length === 0, said: [...against, found.said].join('; ') }
  },
})
