import type { Writable } from 'node:stream'
import { styleText } from 'node:util'

const colors = { '▸': 'cyan', '✓': 'green', '✗': 'red', '!': 'yellow' } as const

const isMark = (sign: string): sign is keyof typeof colors => Object.hasOwn(colors, sign)

/** A line of the log with its mark in color, where the stream is a terminal and nobody has said NO_COLOR. */
export function paintedLine(text: string, stream: Writable): string {
  const mark = text.slice(0, 1)
  return isMark(mark) ? `${styleText(colors[mark], mark, { stream })}${text.slice(1)}` : text
}

/** The same for the result and its outcome. */
export function paintedResult(text: string, succeeds: boolean, stream: Writable): string {
  const color = succeeds ? 'green' : 'red'
  return text.replace(/^(Result: )(\S+)/, (_, before: string, outcome: string) =>
    before.concat(styleText(['bold', color], outcome, { stream })),
  )
}
