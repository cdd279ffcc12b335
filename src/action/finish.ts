import { info, notice } from '@actions/core'
import type { Context } from './context.ts'
import type { Ending } from './ending.ts'
import { annotate, printMistakes } from './failure.ts'
import { oneLine } from './foreign-text.ts'
import { speaker, succeeds } from './outcome.ts'
import { type Written, writeOutputs } from './outputs.ts'
import { writeReport } from './report/write.ts'
import { resultLine } from './result-line.ts'
import type { Secrets } from './secrets.ts'
import { writeSummary } from './summary/write.ts'

/**
 * Tells how it ended, everywhere: report, outputs, summary, one annotation where it failed, and the result
 * as the last lines of the log. Gives the step's exit code (R10: all of them say the same).
 */
export async function finish(
  unguarded: readonly Ending[],
  context: Context,
  secrets: Secrets,
): Promise<0 | 1> {
  const endings = secrets.redactAll(unguarded)
  const worst = speaker(endings)
  const paths = await written(endings, context)
  writeOutputs(endings, paths)
  await writeSummary(endings, paths)
  for (const { mistakes } of endings) printMistakes(mistakes)
  for (const ending of endings) for (const said of ending.notices) notice(oneLine(said), titleOf(ending))
  if (worst !== undefined) annotate(worst)
  for (const ending of endings) info(resultLine(ending))
  return worst !== undefined && succeeds(worst) ? 0 : 1
}

const titleOf = ({ service }: Ending) => (service === '' ? {} : { title: oneLine(service) })

/** What was written where; a full disk must not hide how the deployment ended. */
async function written(endings: readonly Ending[], context: Context): Promise<Written> {
  try {
    return await writeReport(endings, context)
  } catch (error) {
    info(`The report could not be written: ${oneLine(String(error))}`)
    return { report: '', junit: '' }
  }
}
