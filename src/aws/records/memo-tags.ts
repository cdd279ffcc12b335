import type { Color, Identity } from '../../deploy/model.ts'
import type { Attempt, IdleMemo, Intent, Memo } from '../../deploy/record.ts'
import { SwitchoverError } from '../../errors.ts'
import { prefix, TagReader } from './tag-reader.ts'
import { fromProse, nothing, toProse, toWord, valueLimit } from './words.ts'

/**
 * The memo as tags, one fact each, words separated by one space (see `words.ts` for what a word may hold):
 *
 *     switchover:written        7 2                          how many writes, how many attempts
 *     switchover:live           COLOR ATTEMPT RELEASE BUILD SINCE [adopted]
 *     switchover:live-origin    COMMIT WORKFLOW NUMBER        where that build comes from; idle-origin, attempt-origin too
 *     switchover:idle           COLOR ATTEMPT RELEASE BUILD SINCE [adopted]
 *     switchover:hold           STANDING DUE duration|approval retire|rollback
 *     switchover:idle-run       RUN BY
 *     switchover:idle-reason    base64url
 *     switchover:attempt        COLOR ATTEMPT RELEASE BUILD [adopted]
 *     switchover:attempt-state  ID deploy|switchover open|rejected PARKED COUNT RUN
 *     switchover:attempt-made   KEY=VALUE KEY=VALUE …
 *     switchover:passed         CHECK CHECK …
 *     switchover:attempt-reason base64url
 *     switchover:intent         COLOR [SHARE FROM ROUTE ROUTE …]
 *     switchover:rejected       ATTEMPT RELEASE base64url
 *
 * Instants are ISO 8601 in UTC with milliseconds; `-` stands for nothing, as a whole value or as one word.
 * A missing tag says nothing, as `-` does.
 */
export const encodeMemo = (memo: Memo): Record<string, string> => {
  const { live, idle, attempt, rejected } = memo
  return fitting({
    written: `${memo.written} ${memo.sequence}`,
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
    rejected: rejected ? rejectedWords(rejected) : nothing,
  })
}

/** The memo that these tags hold; undefined where there is no `switchover:written`. */
export const decodeMemo = (tags: Readonly<Record<string, string>>): Memo | undefined => {
  const read = (fact: string) => {
    const value = tags[prefix + fact]
    return value === undefined || value === nothing ? undefined : new TagReader(fact, value)
  }
  const written = read('written')
  if (written === undefined) return undefined
  return {
    written: written.number(),
    sequence: written.number(),
    live: whole(read('live'), (it) => ({
      ...identity(it),
      since: it.instant(),
      adopted: it.flag('adopted'),
      ...origin(read('live-origin')),
    })),
    idle: whole(read('idle'), (it) => ({
      ...idleMemo(it, read('hold'), read('idle-run'), read('idle-reason')),
      ...origin(read('idle-origin')),
    })),
    attempt: whole(read('attempt'), (it) => ({
      ...attemptMemo(it, read('attempt-state'), read('attempt-made'), read('passed'), read('attempt-reason')),
      ...origin(read('attempt-origin')),
    })),
    intent: whole(read('intent'), intent),
    rejected: whole(read('rejected'), (it) => ({
      attempt: it.text(),
      release: it.text(),
      reason: fromProse(it.word()),
    })),
  }
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
  [idle.standing, instantWord(idle.due), idle.approval ? 'approval' : 'duration', idle.holdDefault].join(' ')

/** What is set whole stands as the color alone, as it always did. */
const intentWords = ({ color, share, from, lent }: Intent) =>
  share === 100 && from === 0 ? color : [color, share, from, ...lent.map(toWord)].join(' ')

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

const whole = <Fact>(
  reader: TagReader | undefined,
  decode: (reader: TagReader) => Fact,
): Fact | undefined => {
  if (reader === undefined) return undefined
  const fact = decode(reader)
  reader.end()
  return fact
}

const colors: readonly Color[] = ['blue', 'green']

const identity = (it: TagReader) => ({
  color: it.oneOf(colors),
  attempt: it.text(),
  release: it.text(),
  build: it.text(),
})

/** Records of an earlier version say nothing of it. */
const origin = (reader: TagReader | undefined): Pick<Identity, 'origin'> => {
  const found = whole(reader, (it) => ({ commit: it.text(), workflow: it.text(), number: it.number() }))
  return found === undefined ? {} : { origin: found }
}

const intent = (it: TagReader): Intent => {
  const color = it.oneOf(colors)
  const [share = '100', from = '0', ...lent] = it.rest()
  const percent = (word: string) => {
    if (!/^(\d{1,2}|100)$/.test(word)) throw it.unreadable(`has ${word} where a share belongs`)
    return Number(word)
  }
  return { color, share: percent(share), from: percent(from), lent }
}

const idleMemo = (
  it: TagReader,
  hold: TagReader | undefined,
  run: TagReader | undefined,
  reason: TagReader | undefined,
): IdleMemo => ({
  ...identity(it),
  since: it.instant(),
  adopted: it.flag('adopted'),
  // R4: a hold whose terms are lost is an approval hold: only a person ends it.
  ...(whole(hold, holdTerms) ?? { standing: 'held', due: undefined, approval: true, holdDefault: 'retire' }),
  ...(whole(run, (words) => ({ run: words.text(), by: words.text() })) ?? { run: '', by: '' }),
  reason: whole(reason, (value) => fromProse(value.word())) ?? '',
})

const holdTerms = (it: TagReader): Pick<IdleMemo, 'standing' | 'due' | 'approval' | 'holdDefault'> => ({
  standing: it.oneOf(['held', 'retiring', 'rejected', 'rolled-back']),
  due: it.instantOrNothing(),
  approval: it.oneOf(['duration', 'approval']) === 'approval',
  holdDefault: it.oneOf(['retire', 'rollback']),
})

const attemptMemo = (
  it: TagReader,
  state: TagReader | undefined,
  made: TagReader | undefined,
  passed: TagReader | undefined,
  reason: TagReader | undefined,
): Attempt => {
  // How many instances an attempt has cannot be guessed: half an attempt is no leave to act (R4).
  if (state === undefined) throw it.unreadable(`has no ${prefix}attempt-state beside it`)
  return {
    ...identity(it),
    adopted: it.flag('adopted'),
    id: state.text(),
    kind: state.oneOf(['deploy', 'switchover']),
    verdict: state.oneOf(['open', 'rejected']),
    parked: state.orNothing(() => state.oneOf(['provisioned', 'tested'])),
    count: state.number(),
    run: state.text(),
    made: whole(made, (words) => words.asItStands()) ?? '',
    passed: whole(passed, (words) => words.rest()) ?? [],
    reason: whole(reason, (value) => fromProse(value.word())) ?? '',
  }
}
