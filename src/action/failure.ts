import { error, info } from '@actions/core'
import type { Mistake } from '../deploy/ports.ts'
import type { Ending } from './ending.ts'
import { oneLine } from './foreign-text.ts'
import { succeeds } from './outcome.ts'

/** Every mistake of a refusal, each with its place and remedy. */
export function printMistakes(mistakes: readonly Mistake[], print: (text: string) => void = info): void {
  for (const { path, said, remedy } of mistakes) {
    print(`✗ ${oneLine(path)}: ${oneLine(said)}`)
    print(`  ${oneLine(remedy)}`)
  }
}

/**
 * The one annotation of a failed step. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * A step shows at most ten, so all that is wrong stands in one.
 */
export function annotate(ending: Ending, report: typeof error = error): void {
  if (succeeds(ending)) return
  const mistakes = ending.mistakes.map(({ path, said, remedy }) => `${path}: ${said}. ${remedy}`)
  const text = [...ending.why.split('\n'), ...mistakes]
    .filter((part) => part !== '')
    .map((part) => oneLine(part, 1000))
  const title = `${ending.service === '' ? 'Switchover' : ending.service}: ${ending.outcome}`
  report(text.join('\n') || ending.outcome, { title: oneLine(title) })
}
