import type { CheckAct } from '../deploy/acts.ts'
import type { Goal } from '../deploy/goal.ts'
import type { Check, Identity, Observation } from '../deploy/model.ts'
import type { LastWords, Probes } from '../deploy/ports.ts'
import type { Endpoint } from '../endpoint.ts'
import type { CommandSettings } from '../settings.ts'
import { askTests, type TestParts, usualRoundMs } from './ask-tests.ts'
import { cannot, type Found, firstOf, previewsOf } from './by-preview.ts'
import { runCommand } from './command/commands.ts'
import { tellsApart, valuesOf } from './expect.ts'
import { hearLastWords } from './last-words.ts'
import { askBusy, askReady, checkOf } from './machine-checks.ts'
import { createFindNodes } from './nodes.ts'
import { Prover } from './proof.ts'
import { type Reached, reach } from './reach/reach.ts'
import { watchOnce } from './watch.ts'

/** What the probes stand on. */
export interface ProbeParts extends TestParts {
  /** Addresses that AWS itself lists for each load balancer, by its DNS name; may be none. */
  readonly nodes: () => Promise<ReadonlyMap<string, readonly string[]>>
  /** AWS's time, in which a machine's `launched` is told. Convergence is measured by the monotonic clock. */
  readonly now: () => number
  /** The ends of these machines' consoles. */
  readonly lastWords: (machines: readonly string[], signal: AbortSignal) => Promise<readonly LastWords[]>
}

type Run = (act: CheckAct, seen: Observation, signal: AbortSignal) => Promise<Found>

/** The probes, and whether what they will be asked can be asked from here at all. */
export interface CheckingProbes extends Probes {
  reach(goal: Goal, seen: Observation, signal: AbortSignal): Promise<Reached>
}

/** Asks the outside what the ladders want to know, over real connections. Each run throws when its signal comes. */
export const createProbes = (parts: ProbeParts): CheckingProbes => {
  const { settings } = parts
  const find = createFindNodes(settings.proof?.resolver ?? parts.env['SWITCHOVER_RESOLVER'], parts.nodes)
  const provers = { proof: new Prover(find), preview: new Prover(find), plain: new Prover(find) }
  const checks = {
    ...proofs(parts, provers),
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
      if (what === 'forward') provers.proof.changed()
    },
  }
}

type Find = ReturnType<typeof createFindNodes>
type Checks<Name extends Check> = Readonly<Record<Name, Run>>

const plainly = ({ headers: _, ...endpoint }: Endpoint): Endpoint => endpoint

/** What the load balancer itself answers for a group without targets. */
const fromNobody = { from: 503, to: 503 } as const

const isEmpty = (seen: Observation, { color }: Identity): boolean => seen.sides[color].targets.length === 0

const proofs = (
  { settings, endpoints, roundMs = usualRoundMs }: ProbeParts,
  provers: Readonly<Record<'proof' | 'preview' | 'plain', Prover>>,
): Checks<'proof' | 'preview'> => {
  const prove = async (
    act: CheckAct,
    seen: Observation,
    asked: readonly Endpoint[],
    owing: readonly Endpoint[],
    signal: AbortSignal,
  ): Promise<Found> => {
    const { proof } = settings
    if (proof === undefined) return cannot('no proof is configured: answers show no side')
    // Nobody knows the mark of a side that we did not make: there the other one's must be gone.
    const absent = act.side.adopted && act.unlike !== undefined
    const values = valuesOf(settings, absent && act.unlike !== undefined ? act.unlike : act.side)
    if (act.unlike && !tellsApart(proof.http, valuesOf(settings, act.side), valuesOf(settings, act.unlike))) {
      return cannot(`the mark does not tell ${act.unlike.color} from ${act.side.color}`)
    }
    const key = JSON.stringify([act.key, values, asked.map(({ headers }) => headers), absent])
    const prover = act.check === 'preview' ? provers.preview : provers.proof
    const http = absent && isEmpty(seen, act.side) ? { ...proof.http, status: fromNobody } : proof.http
    return prover.round({ key, http, values, endpoints: asked, owing, absent }, roundMs, signal)
  }
  /** Nobody knows the mark of a live side that we did not make: it must be seen not to be the candidate's. */
  const without = async (act: CheckAct, asked: readonly Endpoint[], signal: AbortSignal): Promise<Found> => {
    const values = valuesOf(settings, act.side)
    const http = settings.proof && { ...settings.proof.http, passes: 1 }
    if (http === undefined) return cannot('no proof is configured: answers show no side')
    const key = JSON.stringify([act.key, values])
    return provers.plain.round(
      { key, http, values, endpoints: asked, owing: firstOf(asked), absent: true },
      roundMs,
      signal,
    )
  }
  return {
    proof: async (act, seen, signal) => {
      const all = await endpoints()
      return prove(act, seen, all, all, signal)
    },
    preview: async (act, seen, signal) => {
      const asked = previewsOf(act, seen, await endpoints())
      if (typeof asked === 'string') return cannot(asked)
      const stranger = act.unlike?.adopted && !isEmpty(seen, act.unlike)
      const plain = stranger ? await without(act, asked.map(plainly), signal) : undefined
      return plain?.passed === false
        ? cannot(`without the preview header: ${plain.said}`)
        : // Release tests go through the first route's; another load balancer may be out of reach from here.
          prove(act, seen, asked, firstOf(asked), signal)
    },
  }
}

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

const machines = (parts: ProbeParts): Checks<'ready' | 'size' | 'last-words'> => ({
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
  'last-words': (act, seen, signal) => hearLastWords(parts.lastWords, act, seen, signal),
})

const others = ({ settings, endpoints }: ProbeParts, find: Find): Checks<'watch' | 'busy'> => ({
  busy: async (act, seen, signal) =>
    settings.busy === undefined
      ? cannot('no question is configured for machines that work')
      : askBusy(checkOf(settings, act, seen, signal), settings.busy),
  watch: async (act, seen, signal) => {
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
