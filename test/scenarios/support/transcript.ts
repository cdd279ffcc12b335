import type { ApiCall } from '../../support/api-call.ts'
import type { ActionResult } from '../../support/runner.ts'

/**
 * What a run told and wrote, as a file that people read: ids numbered, times left out, and lines that come only while
 * something is waited for (they begin with blanks).
 */
export function transcript({ log, outputs }: ActionResult, writes: readonly ApiCall[]): string {
  const told = log.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('  '))
  const given = Object.entries(outputs).filter(([name]) => name !== 'report' && name !== 'junit')
  const parts = [
    ['What the log says', told],
    ['Outputs', given.map(([name, value]) => `${name}: ${value}`)],
    [
      'What was written to AWS',
      writes.map(({ action, parameters }) => `${action} ${about(parameters)}`.trim()),
    ],
  ] as const
  const text = parts.map(([title, lines]) => [`${title}`, ...lines.map((line) => `  ${line}`)].join('\n'))
  return `${withoutChance(text.join('\n\n'))}\n`
}

/** The one or two words that tell which call it was. */
function about(parameters: unknown): string {
  const text = JSON.stringify(parameters)
  const rule = /"Value":"(lease|preview)"/.exec(text)?.[1]
  const facts = [...text.matchAll(/"Key":"switchover:(\w[\w-]*)"/g)].map(([, fact]) => fact)
  if (rule !== undefined) return `(${rule})`
  const action = /"Action":"(\w+)"/.exec(text)?.[1]
  return facts.includes('written') ? '(the record)' : (action ?? '')
}

function withoutChance(text: string): string {
  const known = new Map<string, string>()
  const numbered = (prefix: string) => (id: string) => {
    const name = known.get(id) ?? `${prefix}${known.size + 1}`
    known.set(id, name)
    return name
  }
  return text
    .replace(/\bi-[0-9a-f]{17}\b/g, numbered('i-'))
    .replace(/\d{4}-\d\d-\d\d(T[\d:.]+Z| [\d:]+ UTC)/g, 'TIME')
    .replace(/\b127\.\d+\.\d+\.\d+\b/g, 'ADDRESS')
    .replace(/web-\d+\.us-east-1/g, 'web-NUMBER.us-east-1')
    .replace(/\b(\d+) of \1 answers\b/g, 'ALL answers')
    .replace(/\bwithin [\d.]+ m?s\b/g, 'within SOME TIME')
}
