import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type { Ending } from '../ending.ts'
import { reportOf } from './report.ts'

/** Writes the report into a folder of its own, so that no later step of the job overwrites it; gives its path. */
export async function writeReport(endings: readonly Ending[], context: Context): Promise<string> {
  const folder = await mkdtemp(join(context.temp, 'switchover-'))
  const path = join(folder, 'report.json')
  await writeFile(path, `${JSON.stringify(reportOf(endings, context), null, 2)}\n`)
  return path
}
