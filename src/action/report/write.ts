import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type { Ending } from '../ending.ts'
import type { Written } from '../outputs.ts'
import { junitOf } from './junit.ts'
import { reportOf } from './report.ts'

/** Writes both into a folder of their own, so that no later step of the job overwrites them. */
export async function writeReport(endings: readonly Ending[], context: Context): Promise<Written> {
  const folder = await mkdtemp(join(context.temp, 'switchover-'))
  const path = join(folder, 'report.json')
  await writeFile(path, `${JSON.stringify(reportOf(endings, context), null, 2)}\n`)
  const junit = junitOf(endings)
  if (junit === undefined) return { report: path, junit: '' }
  const beside = join(folder, 'junit.xml')
  await writeFile(beside, junit)
  return { report: path, junit: beside }
}
