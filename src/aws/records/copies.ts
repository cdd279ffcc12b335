import type { Memo } from '../../deploy/record.ts'
import { decodeMemo, termsMark } from './decode-memo.ts'
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
}

/** The copy written last counts; its terms may be whole in another copy only, as where a group had no room for them. */
export function toldBy(copies: Iterable<Tags>): Told {
  const all = [...copies].flatMap((tags) => {
    const memo = decodeMemo(tags)
    return memo === undefined ? [] : [{ memo, tags }]
  })
  const newest = all.reduce<(typeof all)[number] | undefined>(
    (best, one) => (best === undefined || one.memo.written >= best.memo.written ? one : best),
    undefined,
  )
  const mark = newest && termsMark(newest.tags)
  if (newest === undefined || mark === undefined || newest.memo.terms !== undefined)
    return { memo: newest?.memo, mark, hasLostTerms: false }
  const terms = all.map(({ tags }) => decodeTerms(tags, mark)).find((found) => found !== undefined)
  return terms === undefined
    ? { memo: newest.memo, mark, hasLostTerms: true }
    : { memo: { ...newest.memo, terms }, mark, hasLostTerms: false }
}
