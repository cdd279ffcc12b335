import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { Mistake } from '../../deploy/ports.ts'

export type Path = readonly (string | number)[]

/** A YAML text, read: its plain value, and on which line each thing stands. */
export interface Read {
  readonly value: unknown
  readonly lineOf: (path: Path) => number | undefined
}

/** Reads one YAML 1.2 document; what is wrong with its form is told with line and column, all at once. */
export function readDocument(text: string): Read | { readonly mistakes: readonly Mistake[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const wrong = [...document.errors, ...document.warnings].map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0])
    return malformed(`line ${line}, column ${col}: ${message}`)
  })
  if (wrong.length > 0) return { mistakes: wrong }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return { value, lineOf: (path) => lineOf(document, lines, path) }
  } catch (error) {
    // The library's guard against aliases that multiply.
    return { mistakes: [malformed(error instanceof Error ? error.message : String(error))] }
  }
}

const malformed = (said: string): Mistake => ({
  path: 'config',
  said,
  remedy: 'Correct the YAML; nothing else in it was looked at.',
})

function lineOf(document: Document, lines: LineCounter, path: Path): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return undefined
}

/** `services.web.routes[1].rule` */
export const pathSaid = (path: Path): string =>
  path.reduce<string>(
    (said, part) => (typeof part === 'number' ? `${said}[${part}]` : said === '' ? part : `${said}.${part}`),
    '',
  )
