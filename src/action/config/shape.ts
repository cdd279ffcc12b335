import { type BaseIssue, safeParse } from 'valibot'
import type { Mistake } from '../../deploy/ports.ts'
import { type Path, pathSaid } from './document.ts'
import { type ConfigRead, config } from './schema/service.ts'

/** What is wrong at one place. */
export interface Wrong {
  readonly path: Path
  readonly said: string
  readonly remedy: string
}

/** Holds a plain value against the schema: every key, type and form that is wrong. */
export function readShape(value: unknown): {
  readonly value: ConfigRead | undefined
  readonly wrong: readonly Wrong[]
} {
  const reserved = reservedKeys(value, [])
  const result = safeParse(config, value)
  const wrong = [...reserved, ...(result.issues ?? []).map(wrongOf)]
  return { value: wrong.length === 0 && result.success ? result.output : undefined, wrong: once(wrong) }
}

function wrongOf(issue: BaseIssue<unknown>): Wrong {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
  const [first = '', remedy] = issue.message.split('\n')
  if (remedy !== undefined) return { path, said: first, remedy }
  return { path, said: `found ${shown(issue.input)}; expected ${first}`, remedy: `Write ${first}.` }
}

/** Names that every object of JavaScript has: the schema library passes over them in silence. */
function reservedKeys(value: unknown, path: Path): readonly Wrong[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key]
    if (key in Object.prototype)
      return [{ path: at, said: `\`${key}\` cannot be a key`, remedy: 'Choose another name.' }]
    return reservedKeys(inner, at)
  })
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** The first mistake at each place: a number that is too large is not also told to be no whole number. */
function once(wrong: readonly Wrong[]): readonly Wrong[] {
  const byPlace = new Map<string, Wrong>()
  for (const one of wrong) {
    const place = JSON.stringify(one.path)
    if (!byPlace.has(place)) byPlace.set(place, one)
  }
  return [...byPlace.values()]
}

export const asMistake = (
  { path, said, remedy }: Wrong,
  lineOf: (path: Path) => number | undefined,
): Mistake => {
  const line = lineOf(path)
  return { path: pathSaid(path) || 'config', said: line ? `${said} (line ${line})` : said, remedy }
}
