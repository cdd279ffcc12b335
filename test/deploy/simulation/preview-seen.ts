import { type Color, colors } from '../../../src/deploy/model.ts'
import type { Preview } from '../../../src/deploy/route.ts'

/** The preview rule of one pair of target groups. */
export interface Rule {
  readonly shows: Color
  readonly names: readonly Color[]
  readonly attempt: string
}

/** What a look shows of the rules of all pairs: one that is missing, or differs, leaves open what is shown. */
export function previewSeen(rules: readonly (Rule | undefined)[]): Preview | undefined {
  const standing = rules.flatMap((rule, pair) => (rule ? [{ ...rule, pair }] : []))
  const [first] = standing
  if (first === undefined) return undefined
  const isWhole = standing.length === rules.length
  const agrees = ({ shows, names }: Rule) => shows === first.shows && names.join() === first.names.join()
  return {
    shows: isWhole && standing.every(agrees) ? first.shows : undefined,
    names: colors.filter((color) => isWhole && standing.every(({ names }) => names.includes(color))),
    attempt: first.attempt,
    rules: standing.map(({ pair }) => ({
      arn: `preview ${pair}`,
      pair,
      header: { name: 'x', value: 'y' },
      url: '',
    })),
  }
}
