import type { Goal } from '../../deploy/goal.ts'
import type { Age, Identity, Origin } from '../../deploy/model.ts'
import type { Lineage } from '../../deploy/ports.ts'
import type { Context } from '../context.ts'
import type { Inputs } from '../inputs.ts'
import { type AskCommits, askGitHub } from './commits.ts'
import { compareReleases } from './versions.ts'

/** What this run releases. */
export interface Newcomer {
  readonly release: string
  readonly origin: Origin
  /** Whether the release is called after the run's own tag or commit: then the commit speaks for it. */
  readonly namedByRun: boolean
}

/**
 * By commits where GitHub may be asked, else by versions, else by the numbers of the runs of one workflow. Asked once
 * for what is live; `note` hears, once, what could not be found out. `ask`: undefined without a token.
 */
function createLineage(
  newcomer: Newcomer,
  ask: AskCommits | undefined,
  note: (said: string) => void,
): Lineage {
  const known = new Map<string, Promise<Age>>()
  return {
    age(live, signal) {
      const key = `${live.color} ${live.attempt}`
      const age = known.get(key) ?? compared(newcomer, live, ask, note, signal)
      known.set(key, age)
      return age
    },
  }
}

/** The lineage of what a run's inputs and surroundings say it releases. */
export function lineageOf(
  { release = '', origin = unknown }: Pick<Goal, 'release' | 'origin'>,
  { githubToken }: Pick<Inputs, 'githubToken'>,
  { tag, commit, api, askCommits }: Pick<Context, 'tag' | 'commit' | 'api' | 'askCommits'>,
  note: (said: string) => void,
): Lineage {
  const ask = askCommits ?? (githubToken === '' ? undefined : askGitHub(githubToken, api))
  const namedByRun = release === tag || release === commit || release === origin.commit
  return createLineage({ release, origin, namedByRun }, ask, note)
}

const unknown: Origin = { commit: '', workflow: '', number: 0 }

const notOlder: Age = { older: false, said: '' }

async function compared(
  newcomer: Newcomer,
  live: Identity,
  ask: AskCommits | undefined,
  note: (said: string) => void,
  signal: AbortSignal,
): Promise<Age> {
  const { release, namedByRun } = newcomer
  // The run's own commit may be far ahead of an older tag that a person names to it.
  const named = namedByRun ? undefined : await askedFor(release, newcomer, live, ask, signal)
  if (named === 'older')
    return {
      older: true,
      said: `what is live is of commit ${short(live.origin?.commit ?? '')}, which has what the repository calls ${release} among its ancestors`,
    }
  const ancestry = await askedFor(newcomer.origin.commit, newcomer, live, ask, signal)
  if (ancestry === 'older')
    return { older: true, said: `${commits(newcomer, live)}, which has it among its ancestors` }
  if (ancestry === 'diverged') {
    note(
      `${release} is neither older nor newer than ${live.release}: ${commits(newcomer, live)}, and they have diverged`,
    )
    return notOlder
  }
  if (typeof ancestry === 'string' && namedByRun) return notOlder
  const found =
    byVersions(newcomer, live) ?? (typeof ancestry === 'string' ? notOlder : byRuns(newcomer, live))
  const unasked = typeof ancestry === 'string' ? '' : ancestry.unknown
  if (found === undefined)
    note(
      `whether ${release} is older than ${live.release}, which is live, was not checked: ${unasked}, and neither versions nor runs of one workflow tell`,
    )
  else if (ask !== undefined && unasked !== '')
    note(`the age of ${release} was not told by its commit: ${unasked}`)
  return found ?? notOlder
}

/** How a commit of this run's repository, by any name, stands to the live one. */
async function askedFor(
  commit: string,
  { origin }: Newcomer,
  live: Identity,
  ask: AskCommits | undefined,
  signal: AbortSignal,
): ReturnType<AskCommits> {
  const other = live.origin?.commit ?? ''
  if (other === '') return { unknown: 'the record does not say what commit is live' }
  if (commit === '') return { unknown: 'this run has no commit' }
  if (commit === other) return 'same'
  const [here, there] = [repositoryOf(origin), live.origin && repositoryOf(live.origin)]
  // Who releases from a terminal names no repository: whoever is asked knows the commit, or does not.
  if (here !== '' && there !== '' && here !== there)
    return { unknown: `${live.release} was released from ${there || 'elsewhere'}` }
  return ask === undefined ? { unknown: 'no github-token is given' } : ask(here, commit, other, signal)
}

function byVersions({ release }: Newcomer, live: Identity): Age | undefined {
  const order = compareReleases(release, live.release)
  if (order === undefined) return undefined
  return order < 0 ? { older: true, said: 'its version is the smaller one' } : notOlder
}

/** A run that is run again keeps its number, though later ones have released meanwhile. */
function byRuns({ origin }: Newcomer, { origin: other }: Identity): Age | undefined {
  const { workflow, number } = origin
  if (other === undefined || workflow === '' || workflow !== other.workflow) return undefined
  if (number === 0 || other.number === 0) return undefined
  const said = `run ${number} of ${workflow} is before its run ${other.number}, which released that`
  return number < other.number ? { older: true, said } : notOlder
}

const commits = ({ origin }: Newcomer, live: Identity): string =>
  `it is of commit ${short(origin.commit)}, what is live of ${short(live.origin?.commit ?? '')}`

const short = (commit: string): string => commit.slice(0, 7)

const repositoryOf = ({ workflow }: Origin): string => workflow.split('/').slice(0, 2).join('/')
