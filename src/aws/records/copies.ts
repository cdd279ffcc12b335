import type { Memo } from '../../deploy/record.ts'
import { SwitchoverError } from '../../errors.ts'
import { decodeMemo, termsMark, writesIn } from './decode-memo.ts'
import { decodeTerms } from './terms-tags.ts'

type Tags = Readonly<Record<string, string>>

/** What the copies of a record say together. */
export interface Told {
  /** The copy that was written last; undefined where there is none. */
  readonly memo: Memo | undefined
  /** The mark of the terms that it was written with; undefined where it was written without. */
  readonly mark: string | undefined
  /** It was written with terms, and no copy has them whole. */
  readonly hasLostTerms: boolean
  /** What is wrong with a copy that was passed over: another one says the same, or something newer. */
  readonly passedOver?: string
}

/**
 * The copy written last counts; its terms may be whole in another copy only, as where a group had no room for them. A
 * copy that somebody wrote over stands in nobody's way while there is one that is as new: whoever may tag a target group
 * must not be able to keep a rollback from what the others say.
 */
export function toldBy(copies: Iterable<Tags>): Told {
  const { all, spoilt } = sorted(copies)
  const newest = all.reduce<(typeof all)[number] | undefined>(
    (best, one) => (best === undefined || one.memo.written >= best.memo.written ? one : best),
    undefined,
  )
  const wrong = spoilt.find(({ writes }) => newest === undefined || writes > newest.memo.written)
  if (wrong !== undefined) throw wrong.error
  const [passed] = spoilt.map(({ error }) => error.message)
  const also = passed === undefined ? {} : { passedOver: passed }
  const mark = newest && termsMark(newest.tags)
  if (newest === undefined || mark === undefined || newest.memo.terms !== undefined)
    return { memo: newest?.memo, mark, hasLostTerms: false, ...also }
  const terms = all.map(({ tags }) => decodeTerms(tags, mark)).find((found) => found !== undefined)
  return terms === undefined
    ? { memo: newest.memo, mark, hasLostTerms: true, ...also }
    : { memo: { ...newest.memo, terms }, mark, hasLostTerms: false, ...also }
}

/** Copies that can be read, and those that cannot, with how many writes they count. */
function sorted(copies: Iterable<Tags>) {
  const all: { readonly memo: Memo; readonly tags: Tags }[] = []
  const spoilt: { readonly writes: number; readonly error: SwitchoverError }[] = []
  for (const tags of copies)
    try {
      const memo = decodeMemo(tags)
      if (memo !== undefined) all.push({ memo, tags })
    } catch (error) {
      if (!(error instanceof SwitchoverError)) throw error
      spoilt.push({ writes: writesIn(tags), error })
    }
  return { all, spoilt }
}
