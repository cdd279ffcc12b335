import { readdirSync, readFileSync } from 'node:fs'
import { deviationTable } from './deviation-table.ts'
import { matrices } from './matrix.ts'
import type { Verdict } from './verdict.ts'

/** The page that is written, and the words that it is made of. */
export const PAGE = new URL('../../../docs/fidelity.md', import.meta.url)
const WORDS = new URL('../../../sandbox/fidelity.md', import.meta.url)

const NOTICE =
  '<!-- Written by `npm run test:referees -- --page` from sandbox/fidelity.md and test/referees/verdicts/. -->'

/** docs/fidelity.md as it has to be: our words, with what the judges found in the places that are marked for it. */
export function fidelityPage(): string {
  const found = verdicts()
  const parts: Readonly<Record<string, string>> = {
    judges: judgeTable(found),
    calls: matrices(found),
    deviations: deviationTable(),
  }
  const words = readFileSync(WORDS, 'utf8').replaceAll(/^<!-- (\w+) -->$/gm, (_, name: string) => {
    const part = parts[name]
    if (part === undefined)
      throw new Error(`sandbox/fidelity.md marks a place for "${name}", which nothing fills`)
    return part
  })
  return `${NOTICE}\n\n${words}`
}

/** What stands in test/referees/verdicts/, in the order of the judges' names. */
function verdicts(): readonly Verdict[] {
  const folder = new URL('./', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
}

const UNASKED = '| aws | – | Not asked yet: nobody has sent what a real account answered. |'

function judgeTable(found: readonly Verdict[]): string {
  const rows = found.map(({ judge, version, checked }) => `| ${judge} | ${version} | ${checked} |`)
  if (!found.some(({ judge }) => judge === 'aws')) rows.push(UNASKED)
  return ['| judge | version | what it was asked |', '| --- | --- | --- |', ...rows].join('\n')
}
