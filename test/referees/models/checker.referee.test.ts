import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { surroundings } from '../clients/surroundings.ts'
import { tools } from '../install/tools.ts'

/** The checker reads models, and asks nobody. */
const NOWHERE = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }

test('the checker of answers finds each mistake that is put into a document, and none in a right one', async () => {
  const cwd = fileURLToPath(new URL('.', import.meta.url))
  const all = [
    '-m',
    'unittest',
    'discover',
    '--top-level-directory',
    '.',
    '--start-directory',
    'strict/tests',
  ]

  const { stderr } = await promisify(execFile)(tools.python, all, { cwd, env: surroundings(NOWHERE) })

  expect(stderr).toMatch(/^Ran \d\d tests in /m)
  expect(stderr).toMatch(/^OK$/m)
})
