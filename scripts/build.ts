import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bundle, root } from './bundle.ts'

// Bundled before the old one goes, so that a mistake in the source leaves dist/ as it was.
const files = await bundle()
const dist = join(root, 'dist')
await rm(dist, { recursive: true, force: true })
for (const { path, text } of files) {
  const target = join(dist, path)
  await mkdir(dirname(target), { recursive: true })
  // npm makes it executable where it runs it: a checkout must not differ from then on.
  await writeFile(target, text, { mode: path === 'cli.cjs' ? 0o755 : 0o644 })
}
console.log(`dist/: ${files.length} files`)
