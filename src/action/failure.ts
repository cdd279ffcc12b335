import { error, info } from '@actions/core'
import type { Mistake } from '../deploy/ports.ts'
import type { Ending } from './ending.ts'
import { oneLine } from './foreign-text.ts'
import { succeeds } from './outcome.ts'
import { failureLine, sentence } from './result-line.ts'

/** Every mistake of a refusal, each with its place and remedy. */
export function printMistakes(mistakes: readonly Mistake[], print: (text: string) => void = info): void {
  for (const { path, said, remedy } of mistakes) {
    print(`✗ ${oneLine(path)}: ${oneLine(said)}`)
    print(`  ${oneLine(remedy)}`)
  }
}

/** What GitHub shows of an annotation; the log has all of it. https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs */
const mostShown = 4096

/**
 * The one annotation of a failed step: why, what is true now, what to do, then all that is wrong.
 * A step shows at most ten. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function annotate(ending: Ending, report: typeof error = error): void {
  if (succeeds(ending)) return
  const mistakes = ending.mistakes.map(({ path, said, remedy }) => `${path}: ${sentence(said)} ${remedy}`)
  const [, ...wrote] = ending.why.split('\n')
  const lines = [
    oneLine(failureLine(ending), 2000),
    ...[...wrote, ...mistakes].map((part) => oneLine(part, 1000)),
  ]
  const title = `${ending.service === '' ? 'Switchover' : ending.service}: ${ending.outcome}`
  report(shownOf(lines.filter((line) => line !== '')) || ending.outcome, { title: oneLine(title) })
}

/** As many whole lines as GitHub shows, and how many more the log has. */
function shownOf(lines: readonly string[]): string {
  const most = mostShown - '… and 9999 more lines, in the log'.length
  const shown = lines.filter((_, at) => lines.slice(0, at + 1).join('\n').length <= most)
  const left = lines.length - shown.length
  return [
    ...shown,
    ...(left === 0 ? [] : [`… and ${left} more ${left === 1 ? 'line' : 'lines'}, in the log`]),
  ].join('\n')
}
