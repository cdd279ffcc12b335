import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { askGit, checkedOutCommit } from '../../src/cli/commit.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

afterEach(() => vi.unstubAllEnvs())

const [one, two, three] = ['1'.repeat(40), '2'.repeat(40), '3'.repeat(40)] as const

/** A machine whose git answers so: the tests need none. */
function withGit(script: string): string {
  const folder = temporaryFolder('git-')
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'git'), 0o755)
  vi.stubEnv('PATH', folder)
  return folder
}

test('the commit is the one that is checked out; none where git knows of none, or there is no git', async () => {
  expect(await checkedOutCommit(withGit(`[ "$*" = "rev-parse HEAD" ] && echo ${one}`))).toBe(one)
  expect(await checkedOutCommit(withGit('exit 128'))).toBe('')
  vi.stubEnv('PATH', '/nowhere')
  expect(await checkedOutCommit('/')).toBe('')
})

test('git says how two commits stand to each other, where it has both', async () => {
  const folder = withGit(`case "$*" in
    "merge-base --is-ancestor ${one} ${two}" | *"v1 ${one}" | *"${one} v1") exit 0 ;;
    *${three}*) exit 128 ;;
    *) exit 1 ;;
  esac`)
  const ask = (commit: string, other: string) =>
    askGit(folder)('', commit, other, new AbortController().signal)

  expect(await ask(one, two)).toBe('older')
  expect(await ask(two, one)).toBe('newer')
  expect(await ask(two, '4'.repeat(40))).toBe('diverged')
  expect(await ask('v1', one)).toBe('same')
  expect(await ask(one, three)).toEqual({ unknown: 'git does not know both commits here' })
})
