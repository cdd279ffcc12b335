import type { Color, Identity } from '../../deploy/model.ts'
import type { Attempt, IdleMemo, Intent, Memo } from '../../deploy/record.ts'
import { prefix, TagReader } from './tag-reader.ts'
import { decodeTerms } from './terms-tags.ts'
import { fromProse, nothing } from './words.ts'

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
    ...before(read('before')),
    rejected: whole(read('rejected'), (it) => ({
      attempt: it.text(),
      release: it.text(),
      reason: fromProse(it.word()),
    })),
    ...termsOf(tags),
  }
}

/** Terms that are not there whole are as good as none: they are read from another copy, or the config counts. */
const termsOf = (tags: Readonly<Record<string, string>>): Pick<Memo, 'terms'> => {
  const mark = termsMark(tags)
  const terms = mark === undefined ? undefined : decodeTerms(tags, mark)
  return terms === undefined ? {} : { terms }
}

/** How many writes this copy counts; 0 where nobody can tell. */
export const writesIn = (tags: Readonly<Record<string, string>>): number => {
  const writes = Number(tags[`${prefix}written`]?.split(' ')[0])
  return Number.isSafeInteger(writes) ? writes : 0
}

/** The mark of the terms that this copy was written with; undefined where it was written without. */
export const termsMark = (tags: Readonly<Record<string, string>>): string | undefined =>
  tags[`${prefix}written`]?.split(' ')[2]

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

const before = (reader: TagReader | undefined): Pick<Memo, 'before'> => {
  const found = whole(reader, (it) => ({ at: it.instant(), rang: it.rest() }))
  return found === undefined ? {} : { before: found }
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

type Hold = Pick<IdleMemo, 'standing' | 'due' | 'approval' | 'holdDefault' | 'size'>

const holdTerms = (it: TagReader): Hold => ({
  standing: it.oneOf(['held', 'retiring', 'rejected', 'rolled-back']),
  due: it.instantOrNothing(),
  approval: it.oneOf(['duration', 'approval']) === 'approval',
  holdDefault: it.oneOf(['retire', 'rollback']),
  ...(it.hasMore() ? { size: it.number() } : {}),
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
