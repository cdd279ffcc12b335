import { counted } from '../../deploy/counted.ts'
import { preformatted } from '../foreign-text.ts'

/** A table with more rows is folded away; one with many more is cut, and the report has the rest. */
const foldAfter = 50
const mostRows = 500
const mostLines = 500

/** What a machine wrote, as it wrote it; HTML, since nothing in it can then end the block. */
export function code(title: string, lines: readonly string[], shown: 'open' | 'folded'): readonly string[] {
  if (lines.length === 0) return []
  const last = lines.slice(-mostLines)
  const left = lines.length - last.length
  const said = left > 0 ? [`… ${left} lines before these are in the report`, ...last] : last
  const block = `<pre>${said.map(preformatted).join('\n')}</pre>`
  if (shown === 'open') return [`### ${title}\n\n${block}`]
  return [`<details><summary>${title} (${counted(lines.length, 'line')})</summary>\n\n${block}\n\n</details>`]
}

/** A GFM table; the cells are Markdown already, made safe by their writer. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const shown = rows.slice(0, mostRows)
  const lines = [head, head.map(() => '---'), ...shown].map((cells) => `| ${cells.join(' | ')} |`)
  const rest = rows.length - shown.length
  return `${lines.join('\n')}${rest > 0 ? `\n\n… and ${rest} more, in the report.` : ''}`
}

/** A headed table, folded when it is long, left out when it has no rows. */
export function section(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return []
  const text = table(head, rows)
  if (rows.length <= foldAfter) return [`### ${title}\n\n${text}`]
  // One piece: what is cut off for length never leaves a fold open.
  return [`<details><summary>${title} (${rows.length})</summary>\n\n${text}\n\n</details>`]
}
