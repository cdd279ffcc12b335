import type { Deviation } from '../differential/deviation.ts'
import { deviations } from '../differential/deviations.ts'

const HEAD = ['calls', 'where in the answer', 'sandbox', 'moto', 'right is', 'says']

/** The allowed differences between the sandbox and moto, those in which the sandbox is not right first. */
export function deviationTable(): string {
  const inOrder = (['moto', 'both', 'sandbox'] as const).flatMap((right) =>
    deviations.filter((deviation) => deviation.right === right),
  )
  return [HEAD, HEAD.map(() => '---'), ...inOrder.map(row)]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function row({ calls, paths, sandbox, moto, right, page, because }: Deviation): readonly string[] {
  const where = paths.map((path) => (path === '' ? 'all of it' : code(path)))
  const says = `${because} ([${page
    .split('/')
    .at(-1)
    ?.replace(/\.html.*/, '')}](${page}))`
  return [
    calls.map(code).join(', '),
    where.join(', '),
    said(sandbox),
    said(moto),
    right,
    says.replaceAll('|', '\\|'),
  ]
}

const WORDS: Readonly<Record<string, string>> = {
  '*': 'anything',
  absent: 'nothing',
  'an answer': 'an answer',
}

function said(text: string): string {
  return WORDS[text] ?? code(text)
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``
}
