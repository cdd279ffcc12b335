import { summary } from '@actions/core'
import type { Ending } from '../ending.ts'
import { markdownCode, markdownText } from '../foreign-text.ts'
import { succeeds } from '../outcome.ts'
import type { Written } from '../outputs.ts'
import { whoServes } from '../result-line.ts'
import { section } from './markdown.ts'
import { serviceSummary } from './service.ts'

/** GitHub drops a summary of more than 1 MiB. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits */
const mostBytes = 1024 * 1024 - 4096

/** The job summary of all services; what does not fit is said to be in the report. */
export function summaryText(endings: readonly Ending[], { report, junit }: Written): string {
  const blocks = [...overview(endings), ...endings.flatMap(serviceSummary), ...junitSaid(junit)]
  const fitting: string[] = []
  let bytes = 0
  for (const block of blocks) {
    bytes += Buffer.byteLength(block) + 2
    if (bytes > mostBytes) break
    fitting.push(block)
  }
  const left = blocks.length - fitting.length
  if (left > 0)
    fitting.push(`The rest is too long for a summary; the report has it: ${markdownCode(report)}.`)
  return `${fitting.join('\n\n')}\n`
}

/** Of several services each in a row, before all that is told of any. */
const overview = (endings: readonly Ending[]): readonly string[] =>
  endings.length < 2
    ? []
    : section(
        'Services',
        ['Service', 'Outcome', 'Who is live'],
        endings.map((ending) => [
          markdownText(ending.service),
          succeeds(ending) ? ending.outcome : `**${ending.outcome}**`,
          markdownText(whoServes(ending)),
        ]),
      )

const junitSaid = (path: string): readonly string[] =>
  path === '' ? [] : [`The release tests as JUnit XML: ${markdownCode(path)}`]

/** Writes it to the step's summary, where there is one. */
export async function writeSummary(endings: readonly Ending[], paths: Written): Promise<void> {
  if (!process.env['GITHUB_STEP_SUMMARY']) return
  await summary.addRaw(summaryText(endings, paths)).write()
}
