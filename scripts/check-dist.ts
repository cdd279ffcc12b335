import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundle, root } from './bundle.ts'
import { complaints, inKilobytes, limits, loadedWith, weight } from './dist-guards.ts'

const built = await bundle()
const found = complaints(built, await checkedIn())
console.log(`dist/ ${inKilobytes(weight(built))} of ${inKilobytes(limits.total)}`)
for (const entry of built.filter((file) => file.entry))
  console.log(
    `dist/${entry.path} loads ${inKilobytes(weight(loadedWith(entry, built)))} of ${inKilobytes(limits.atOnce)} at once`,
  )
for (const complaint of found) console.error(complaint)
if (found.length > 0) process.exitCode = 1

async function checkedIn(): Promise<ReadonlyMap<string, string>> {
  const dist = join(root, 'dist')
  const entries = await readdir(dist, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const read = paths.map(async (path) => [path.slice(dist.length + 1), await readFile(path, 'utf8')] as const)
  return new Map(await Promise.all(read))
}
