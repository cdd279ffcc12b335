import type { Recording } from './recording.ts'
import { tally } from './tally.ts'

/** Lines of a table: the first row is its head, columns of numbers are set to the right. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const isNumber = widths.map((_, at) => rows.slice(1).every((row) => /^[\d.,]*( m?s)?$/.test(row[at] ?? '')))
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  const [head = [], ...body] = rows
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...body.map(line)]
}

/** Requests by command, with a last row for all of them. */
export function requestRows({ told, visits, endMs }: Recording): readonly (readonly string[])[] {
  const rows = tally(told, visits)
  const sum = (key: 'sent' | 'answered' | 'failed' | 'lost') =>
    rows.reduce((total, row) => total + row[key], 0)
  const total = { title: 'all', outcome: '', seconds: endMs / 1000 }
  const all = {
    ...total,
    sent: sum('sent'),
    answered: sum('answered'),
    failed: sum('failed'),
    lost: sum('lost'),
  }
  return [
    ['command', 'ended as', 'took', 'sent', 'answered', 'failed', 'lost'],
    ...[...rows, all].map(({ title, outcome, seconds, sent, answered, failed, lost }) => [
      title,
      outcome,
      `${seconds.toFixed(1)} s`,
      ...[sent, answered, failed, lost].map(grouped),
    ]),
  ]
}

/** Each switch: when the last node obeyed, as clients saw it, and what was open across it. */
export function switchRows({ switches, told }: Recording): readonly (readonly string[])[] {
  return [
    ['switch', 'during', 'converged', 'by node', 'open across it'],
    ...switches.map(({ color, atMs, convergedMs, nodes, openAcross }) => [
      `→ ${color}`,
      told.findLast(({ fromMs }) => fromMs <= atMs)?.chapter.title ?? '',
      `${Math.round(convergedMs)} ms`,
      `${nodes.map((node) => Math.round(node.convergedMs)).join(' / ')} ms`,
      `slow requests: ${openAcross.slow}, WebSockets: ${openAcross.webSockets}`,
    ]),
  ]
}

/** 12345 → 12,345. */
export const grouped = (value: number): string => value.toLocaleString('en-US')
