import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder with an action whose `main` and `post` are this CommonJS text; it goes with this process. */
export function anAction(main: string, { post = '', runs = {} } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'action-'))
  folders.push(folder)
  const manifest = {
    inputs: { greeting: { default: 'hello' } },
    runs: { using: 'node24', main: 'main.cjs', post: 'post.cjs', ...runs },
  }
  const begin = "const fs = require('node:fs'); const { env } = process;"
  writeFileSync(join(folder, 'action.yml'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'main.cjs'), `${begin}${main}`)
  writeFileSync(join(folder, 'post.cjs'), `${begin}${post}`)
  return folder
}

const folders: string[] = []
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
