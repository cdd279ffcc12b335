import {
  description,
  getDescription,
  integer,
  looseObject,
  maxValue,
  minValue,
  number,
  type ObjectEntries,
  picklist,
  pipe,
  rawCheck,
  regex,
  string,
  transform,
} from 'valibot'
import { durationForm, durationPattern, readDuration } from '../../duration.ts'
import { didYouMean } from '../../suggest.ts'

/**
 * A message is what was expected there ("a port, 1 to 65535"); where that is not enough it is two lines:
 * the whole mistake, and the remedy.
 */
export const whole = (said: string, remedy: string): string => `${said}\n${remedy}`

/** A documented key or value that this version does not do: the remedy says what to do instead. */
export const notYet = (what: string, remedy: string): string =>
  whole(`\`${what}\` is not available in this version`, remedy)

/** A text of a certain form. */
export const text = (form: RegExp, expected: string) =>
  pipe(string(expected), regex(form, expected), description(expected))

/** A text of any form, but not empty. */
export const words = (expected: string) => text(/\S/, expected)

/** A whole number from `least` to `most`. */
export const wholeNumber = (least: number, most: number, expected: string) =>
  pipe(
    number(expected),
    integer(expected),
    minValue(least, expected),
    maxValue(most, expected),
    description(expected),
  )

export const port = wholeNumber(1, 65_535, 'a port, 1 to 65535')

/** A duration, in milliseconds from then on; `leastMs` where zero would be a mistake. */
export const duration = (leastMs = 0) => {
  const expected = leastMs > 0 ? `${durationForm} and of at least ${leastMs} ms` : durationForm
  const fits = (ms: number | undefined): ms is number => ms !== undefined && ms >= leastMs
  return pipe(
    string(expected),
    regex(durationPattern, expected),
    rawCheck(({ dataset, addIssue }) => {
      const form = dataset.typed && durationPattern.test(dataset.value)
      if (form && !fits(readDuration(dataset.value))) addIssue({ message: expected })
    }),
    transform((value) => readDuration(value) ?? 0),
    description(expected),
  )
}

/** One of a few words; `later` are those that are documented and not in this version. */
export const oneOf = <const Words extends readonly string[]>(
  known: Words,
  later: Readonly<Record<string, string>> = {},
) => {
  const expected = known.length === 1 ? `\`${known[0]}\`` : `one of ${known.join(', ')}`
  return picklist(known, ({ input }) => {
    if (typeof input !== 'string') return expected
    const remedy = later[input]
    return remedy === undefined
      ? whole(`found ${JSON.stringify(input)}; expected ${expected}`, didYouMean(input, known))
      : notYet(input, remedy)
  })
}

/**
 * A mapping with these keys and no others; `later` are documented keys that this version does not have, each with
 * its remedy, or keys of another place with the whole mistake.
 */
export const mapping = <const Entries extends ObjectEntries>(
  entries: Entries,
  later: Readonly<Record<string, string>> = {},
) => {
  const known = Object.keys(entries)
  const expected = `a mapping with the keys ${known.join(', ')}`
  const message = (issue: { readonly expected: string | null; readonly received: string }): string => {
    const missing = known.find((key) => issue.received === 'undefined' && issue.expected === `"${key}"`)
    const schema = missing === undefined ? undefined : entries[missing]
    if (missing === undefined || schema === undefined) return expected
    const form = schema.async ? undefined : getDescription(schema)
    return whole('is missing', `Add \`${missing}\`${form === undefined ? '' : `: ${form}`}.`)
  }
  return pipe(
    looseObject(entries, message),
    rawCheck(({ dataset, addIssue }) => {
      const { value } = dataset
      if (typeof value !== 'object' || value === null) return
      // The library takes a list for a mapping with the keys 0, 1 …
      const unknown = Object.entries(value).filter(([key]) => !Object.hasOwn(entries, key))
      if (unknown.length > 0 && unknown.every(([key], at) => key === `${at}`))
        return addIssue({ message: expected, input: unknown.map(([, input]) => input) })
      for (const [key, input] of unknown) {
        const remedy = later[key]
        const found =
          remedy === undefined
            ? whole(`\`${key}\` is not a key here`, didYouMean(key, known))
            : remedy.includes('\n')
              ? remedy
              : notYet(key, remedy)
        addIssue({
          message: found,
          input,
          path: [{ type: 'object', origin: 'key', input: { ...value }, key, value: input }],
        })
      }
    }),
  )
}
