import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const run = (...args: readonly string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' })

test('--help says what is asked, and asks nothing', () => {
  const { status, stdout } = run('--help')

  expect(status).toBe(0)
  expect(stdout).toContain('npm run test:referees -- [FOLDER…] [options]')
})

test.each([
  ['an option that there is not', '--nope', "Unknown option '--nope'"],
  ['a folder in which no judge is', 'nobody', 'No judge is in nobody; there are action-on-moto, ansible,'],
])('%s is a usage error that says so', (_what, argument, message) => {
  const { status, stderr } = run(argument)

  expect(status).toBe(2)
  expect(stderr).toContain(message)
})
