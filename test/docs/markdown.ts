import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)

/** The path of a file or folder of the repository. */
export const pathOf = (name: string): string => fileURLToPath(new URL(name, root))

export const readText = (name: string): string => readFileSync(pathOf(name), 'utf8')

export const isThere = (name: string): boolean => existsSync(pathOf(name))

/** The files of a folder, with those below it, that end like this. */
export const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(pathOf(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
    .sort()

/** What is fenced as code of this language. */
export const fenced = (text: string, language: string): readonly string[] =>
  [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , code = '']) => code)

/** What stands under a heading, up to the next one of its rank or above. */
export function section(text: string, heading: string): string {
  const rank = heading.split(' ')[0]?.length ?? 1
  const [, after] = text.split(`\n${heading}\n`)
  if (after === undefined) throw new Error(`there is no heading "${heading}"`)
  return after.split(new RegExp(`^#{1,${rank}} `, 'm'))[0] ?? ''
}

/** The rows of the first table, a list of cells each; head and rule left out. */
export function tableRows(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => /^\| ?-/.test(line))
  if (start < 0) throw new Error('there is no table')
  const rows = lines.slice(start + 1)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(0, end < 0 ? rows.length : end).map((line) =>
    line
      .replace(/^\| | \|$/g, '')
      .split(' | ')
      .map((cell) => cell.trim()),
  )
}

/** Text in backquotes. */
export const quoted = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, inner = '']) => inner)
