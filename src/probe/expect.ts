import type { Identity } from '../deploy/model.ts'
import { fill } from '../deploy/placeholders.ts'
import type { HttpSettings, ServiceSettings } from '../settings.ts'
import type { Answer } from './http.ts'
import { type JsonExpected, jsonProblem } from './json.ts'
import { isMatch, mostMatchMs } from './pattern.ts'
import { duration, oneLine } from './words.ts'

/** What placeholders stand for, of one side: `service`, `release`, `color`, `attempt`. */
export type Values = Readonly<Record<'service' | 'release' | 'color' | 'attempt', string>>

export const valuesOf = ({ service }: ServiceSettings, side: Identity): Values => ({
  service,
  release: side.release,
  color: side.color,
  attempt: side.attempt,
})

/** What was found; `got`: what stood where the side's mark was expected. */
export interface Judged {
  readonly passed: boolean
  readonly said: string
  readonly got: string | undefined
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

const filledPattern = (pattern: string, values: Values): string =>
  fill(pattern, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, literal(value)])))

/** The expectation of a side, its placeholders filled in; header names in lower case. */
const expected = (http: HttpSettings, values: Values) => ({
  headers: Object.entries(http.header).map(([name, text]) => ({
    name: name.toLowerCase(),
    value: fill(text, values),
    isMark: fill(text, values) !== text,
  })),
  contains: http.contains === undefined ? undefined : fill(http.contains, values),
  matches: http.matches === undefined ? undefined : filledPattern(http.matches, values),
  json: http.json.map(({ path, value }): JsonExpected => {
    const filled = typeof value === 'string' ? fill(value, values) : value
    return { path, value: filled, isMark: filled !== value }
  }),
})

/** Whether a right answer of one side would be a wrong one of the other. */
export const tellsApart = (http: HttpSettings, one: Values, other: Values): boolean =>
  JSON.stringify(expected(http, one)) !== JSON.stringify(expected(http, other))

/** What a right answer says, for people: `v42`. */
export const markOf = (http: HttpSettings, values: Values): string => {
  const { headers, contains, json } = expected(http, values)
  const mark = [...headers, ...json].find(({ isMark }) => isMark)?.value
  return mark === undefined ? (contains ?? 'as expected') : `${mark}`
}

/**
 * An answer that carries another mark than this side's, in words; undefined where it carries none or the right one. What
 * a body says is a mark only where the same path was asked.
 */
export const foreignMark = async (
  answer: Answer,
  http: HttpSettings,
  values: Values,
  path = http.path,
): Promise<string | undefined> => {
  if (answer.kind === 'no-answer') return undefined
  const { headers, json } = expected(http, values)
  const wrong = headers.find(
    ({ name, value, isMark }) =>
      isMark && Object.hasOwn(answer.headers, name) && answer.headers[name] !== value,
  )
  if (wrong !== undefined)
    return `${wrong.name} ${oneLine(answer.headers[wrong.name] ?? '')}, not ${wrong.value}`
  const marks = path === http.path ? json.filter(({ isMark }) => isMark) : []
  const problem = await jsonProblem(answer.body, marks, '')
  return problem?.got === undefined
    ? undefined
    : problem.said.replace(/^with (.*), expected (.*)$/s, '$1, not $2')
}

const statusIn = (status: number, wanted: HttpSettings['status']): boolean =>
  wanted === undefined ? status >= 200 && status <= 299 : status >= wanted.from && status <= wanted.to

const rangeSaid = (wanted: HttpSettings['status']): string => {
  if (wanted === undefined) return 'any 2xx'
  return wanted.from === wanted.to ? `${wanted.from}` : `${wanted.from} to ${wanted.to}`
}

/** A redirect says where it leads: it is not followed. */
const statusSaid = ({ status, headers }: Extract<Answer, { kind: 'answer' }>): string => {
  const { location } = headers
  return status >= 300 && status <= 399 && location !== undefined
    ? `answers ${status} to ${oneLine(location)}`
    : `answers ${status}`
}

/** A body as it was read: neither unpacked nor, when it is long, to its end. */
const bodySaid = ({ body, headers, cut }: Extract<Answer, { kind: 'answer' }>): string => {
  const encoding = headers['content-encoding']
  const notes = [
    ...(encoding === undefined ? [] : [`encoded: ${oneLine(encoding)}`]),
    ...(cut ? ['only the first MiB is read'] : []),
  ]
  return `with "${oneLine(body)}"${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
}

const wrong = (said: string, got?: string): Judged => ({ passed: false, said, got })

/** Judges one answer by what was asked for of this side. */
export const expect = async (answer: Answer, http: HttpSettings, values: Values): Promise<Judged> => {
  if (answer.kind === 'no-answer') return wrong(answer.said)
  const { headers, contains, matches, json } = expected(http, values)
  const answers = `answers ${answer.status}`
  if (!statusIn(answer.status, http.status))
    return wrong(`${statusSaid(answer)}, expected ${rangeSaid(http.status)}`)
  for (const { name, value, isMark } of headers) {
    const given = answer.headers[name]
    if (given === undefined) return wrong(`${answers} without ${name}, expected ${value}`)
    const got = oneLine(given)
    if (given !== value) {
      return wrong(`${answers} with ${name} ${got}, expected ${value}`, isMark ? got : undefined)
    }
  }
  const shown = `${answers} ${bodySaid(answer)}`
  if (contains !== undefined && !answer.body.includes(contains)) {
    return wrong(`${shown}, expected it to contain "${contains}"`)
  }
  const isMatching = matches === undefined || isMatch(matches, answer.body)
  if (!isMatching) {
    const late = isMatching === undefined ? `, which cannot be told within ${duration(mostMatchMs)}` : ''
    return wrong(`${shown}, expected it to match ${matches}${late}`)
  }
  const problem = await jsonProblem(answer.body, json, bodySaid(answer))
  if (problem !== undefined) return wrong(`${answers} ${problem.said}`, problem.got)
  return { passed: true, said: answers, got: undefined }
}

/**
 * Whether the other side's right answers may be right ones of this side, too: a text or a pattern is looked for anywhere in
 * a body, and `v1` stands in `v10` as well.
 */
const mayBeTaken = (http: HttpSettings, values: Values, other: Values): boolean => {
  const [own, others] = [expected(http, values), expected(http, other)]
  const isWithin = (mark: keyof Values): boolean =>
    other[mark] !== values[mark] && other[mark].includes(values[mark])
  return (
    (own.contains !== others.contains && others.contains?.includes(own.contains ?? '') === true) ||
    (own.matches !== others.matches && (['release', 'color', 'attempt'] as const).some(isWithin))
  )
}

/** As `expect`, but what the other side answers counts for nothing, even where this side's mark stands in its. */
export const expectApart = async (
  answer: Answer,
  http: HttpSettings,
  values: Values,
  other: Values | undefined,
): Promise<Judged> => {
  const judged = await expect(answer, http, values)
  if (answer.kind === 'no-answer' || !judged.passed || other === undefined) return judged
  if (!mayBeTaken(http, values, other) || !(await expect(answer, http, other)).passed) return judged
  const [own, others] = [expected(http, values), expected(http, other)]
  return wrong(
    `answers ${answer.status} with "${oneLine(answer.body)}", as ${other.color} does`,
    own.contains === others.contains ? undefined : others.contains,
  )
}

/** Judges one answer by whom it must not come from: a good answer without this side's mark. */
export const expectAbsent = async (answer: Answer, http: HttpSettings, values: Values): Promise<Judged> => {
  if (answer.kind === 'no-answer') return wrong(answer.said)
  if (!statusIn(answer.status, http.status)) {
    return wrong(`${statusSaid(answer)}, expected ${rangeSaid(http.status)}`)
  }
  const mark = markOf(http, values)
  return (await expect(answer, http, values)).passed
    ? wrong(`answers ${answer.status} as ${mark}`, mark)
    : { passed: true, said: `answers ${answer.status}, not as ${mark}`, got: undefined }
}
