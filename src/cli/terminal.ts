import type { Context } from '../action/context.ts'
import type { Ending } from '../action/ending.ts'
import { printMistakes } from '../action/failure.ts'
import { oneLine } from '../action/foreign-text.ts'
import { type InputName, inputTable } from '../action/input-table.ts'
import { succeeds } from '../action/outcome.ts'
import { reportOf } from '../action/report/report.ts'
import { resultLine } from '../action/result-line.ts'
import type { Secrets } from '../action/secrets.ts'
import type { Mistake } from '../deploy/ports.ts'
import { exitCodeOf } from './exit-codes.ts'
import { paintedLine, paintedResult } from './paint.ts'

/** Where a person, or a script, reads how it goes. */
export interface Terminal {
  /** One line of the log. */
  say(text: string): void
  /** Tells how it ended, the result last, and gives the exit code (R10: they say the same). */
  finish(endings: readonly Ending[], context: Context, secrets: Secrets): number
}

/** `json`: the report goes to stdout, all else to stderr. */
export function createTerminal(json: boolean): Terminal {
  const log = json ? process.stderr : process.stdout
  const write = (text: string): void => void log.write(`${text}\n`)
  const say = (text: string): void => write(paintedLine(text, log))
  return {
    say,
    finish(unguarded, context, secrets) {
      const endings = secrets.redactAll(unguarded)
      for (const ending of endings) tell(ending, say)
      for (const ending of endings) write(paintedResult(resultLine(ending), succeeds(ending), log))
      if (json) process.stdout.write(`${JSON.stringify(reportOf(endings, context), null, 2)}\n`)
      return exitCodeOf(endings)
    },
  }
}

function tell(ending: Ending, say: (text: string) => void): void {
  const { service, why, mistakes, notices } = ending
  printMistakes(mistakes.map(asTyped), say)
  for (const said of notices) say(`! ${service === '' ? '' : `${oneLine(service)}: `}${oneLine(said)}`)
  // The first line of it stands in the result.
  if (!succeeds(ending)) for (const line of why.split('\n').slice(1)) say(`  ${oneLine(line, 1000)}`)
}

const inputNames: ReadonlySet<string> = new Set<InputName | 'take-lease'>([
  ...inputTable.map(({ name }) => name).filter((name) => name !== 'command'),
  'take-lease',
])

/** An input is a flag here. */
export const asTyped = (mistake: Mistake): Mistake =>
  inputNames.has(mistake.path) ? { ...mistake, path: `--${mistake.path}` } : mistake
