import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder.ts'

/** A folder with an action whose `main` and `post` are this CommonJS text; it goes with this process. */
export function anAction(main: string, { post = '', runs = {} } = {}): string {
  const folder = temporaryFolder('action-')
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
