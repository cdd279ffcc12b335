import type { Identity } from '../../deploy/model.ts'
import type { Attempt, Before, IdleMemo, Intent, Memo } from '../../deploy/record.ts'
import { SwitchoverError } from '../../errors.ts'
import { prefix } from './tag-reader.ts'
import { encodeTerms } from './terms-tags.ts'
import { nothing, toProse, toWord, valueLimit } from './words.ts'

/**
 * The memo as tags, one fact each, words separated by one space (see `words.ts` for what a word may hold):
 *
 *     switchover:written        7 2 [MARK]                   how many writes, how many attempts, the mark of the terms
 *     switchover:live           COLOR ATTEMPT RELEASE BUILD SINCE [adopted]
 *     switchover:live-origin    COMMIT WORKFLOW NUMBER        where that build comes from; idle-origin, attempt-origin too
 *     switchover:idle           COLOR ATTEMPT RELEASE BUILD SINCE [adopted]
 *     switchover:hold           STANDING DUE duration|approval retire|rollback [TARGETS]
 *     switchover:idle-run       RUN BY
 *     switchover:idle-reason    base64url
 *     switchover:attempt        COLOR ATTEMPT RELEASE BUILD [adopted]
 *     switchover:attempt-state  ID deploy|switchover open|rejected PARKED COUNT RUN
 *     switchover:attempt-made   KEY=VALUE KEY=VALUE …
 *     switchover:passed         CHECK CHECK …
 *     switchover:attempt-reason base64url
 *     switchover:intent         COLOR [SHARE FROM ROUTE ROUTE …]
 *     switchover:before         WHEN ALARM ALARM …            as the last switch began, and what rang already and may
 *     switchover:rejected       ATTEMPT RELEASE base64url
 *     switchover:terms.1        COUNT base64url              terms.2 and so on: see `terms-tags.ts`
 *
 * Instants are ISO 8601 in UTC with milliseconds; `-` stands for nothing, as a whole value or as one word.
 * A missing tag says nothing, as `-` does.
 */
export const encodeMemo = (memo: Memo): Record<string, string> => {
  const { live, idle, attempt, rejected } = memo
  const terms = memo.terms && encodeTerms(memo.terms)
  const facts = fitting({
    written: [memo.written, memo.sequence, ...(terms ? [terms.mark] : [])].join(' '),
    live: live ? identityWords(live, instantWord(live.since)) : nothing,
    'live-origin': originWords(live),
    idle: idle ? identityWords(idle, instantWord(idle.since)) : nothing,
    'idle-origin': originWords(idle),
    hold: idle ? holdWords(idle) : nothing,
    'idle-run': idle ? words(idle.run, idle.by) : nothing,
    'idle-reason': toProse(idle?.reason ?? ''),
    attempt: attempt ? identityWords(attempt) : nothing,
    'attempt-origin': originWords(attempt),
    'attempt-state': attempt ? stateWords(attempt) : nothing,
    'attempt-made': attempt ? madeWords(attempt.made) : nothing,
    passed: attempt && attempt.passed.length > 0 ? words(...attempt.passed) : nothing,
    'attempt-reason': toProse(attempt?.reason ?? ''),
    intent: memo.intent ? intentWords(memo.intent) : nothing,
    before: memo.before ? beforeWords(memo.before) : nothing,
    rejected: rejected ? rejectedWords(rejected) : nothing,
  })
  return { ...facts, ...terms?.tags }
}

const words = (...texts: readonly string[]) => texts.map(toWord).join(' ')

const instantWord = (instant: number | undefined) =>
  instant === undefined ? nothing : new Date(instant).toISOString()

const identityWords = (it: Identity, ...more: readonly string[]) =>
  [words(it.color, it.attempt, it.release, it.build), ...more, ...(it.adopted ? ['adopted'] : [])].join(' ')

/** A workflow of a very long name does not fit beside its commit, which says more. */
const originWords = (of: Identity | undefined) => {
  if (of?.origin === undefined) return nothing
  const { commit, workflow, number } = of.origin
  const all = words(commit, workflow, `${number}`)
  return all.length <= valueLimit ? all : words(commit, '', '0')
}

const holdWords = (idle: IdleMemo) =>
  [
    idle.standing,
    instantWord(idle.due),
    idle.approval ? 'approval' : 'duration',
    idle.holdDefault,
    ...(idle.size === undefined ? [] : [idle.size]),
  ].join(' ')

/** What is set whole stands as the color alone, as it always did. */
const intentWords = ({ color, share, from, lent }: Intent) =>
  share === 100 && from === 0 ? color : [color, share, from, ...lent.map(toWord)].join(' ')

const beforeWords = ({ at, rang }: Before) => [instantWord(at), ...rang.map(toWord)].join(' ')

const stateWords = (attempt: Attempt) =>
  [
    toWord(attempt.id),
    attempt.kind,
    attempt.verdict,
    attempt.parked ?? nothing,
    attempt.count,
    toWord(attempt.run),
  ].join(' ')

/** The moving parts stand as they are: they are made of what a tag may hold. */
const madeWords = (made: string) => (made === '' ? nothing : made)

const rejectedWords = (rejected: NonNullable<Memo['rejected']>) => {
  const start = words(rejected.attempt, rejected.release)
  return `${start} ${toProse(rejected.reason, valueLimit - start.length - 1)}`
}

const fitting = (facts: Readonly<Record<string, string>>): Record<string, string> => {
  const tags = Object.entries(facts).map(([fact, value]) => [prefix + fact, value] as const)
  for (const [key, value] of tags) {
    if (value.length > valueLimit) {
      throw new SwitchoverError(
        'bad-input',
        `the tag ${key} would take ${value.length} of ${valueLimit} characters: ${value}`,
        'Choose a shorter name for the release.',
      )
    }
  }
  return Object.fromEntries(tags)
}
