import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'scripts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const script = (name: string) => fileURLToPath(new URL(`../../scripts/${name}`, import.meta.url))
const run = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' })

function report(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

test.each(['18.20.8', '20.20.2', '22.17.1'])(
  'Node %s is refused in one line that says what is needed',
  (version) => {
    const old = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`

    const { status, stderr } = run(
      '--import',
      `data:text/javascript,${encodeURIComponent(old)}`,
      script('require-node.mjs'),
    )

    expect(status).toBe(1)
    expect(stderr).toMatch(/^Switchover needs Node 22\.18 or newer here; this is v.*\.\n$/)
  },
)

test('the Node that runs the tests is accepted without a word', () => {
  expect(run(script('require-node.mjs'))).toMatchObject({ status: 0, stdout: '', stderr: '' })
})

test('the count sums what every report says', () => {
  const small = report('small.json', { numPassedTests: 40, numFailedTests: 1, testResults: [] })
  const long = report('long.json', { numPassedTests: 2, numFailedTests: 0, testResults: [] })

  expect(run(script('count-tests.mjs'), small, long).stdout).toBe('42 passed, 1 failed\n')
})

test('a report that was never written, and a file that could not be loaded, count as failed', () => {
  const broken = report('broken.json', {
    numPassedTests: 3,
    numFailedTests: 0,
    testResults: [{ status: 'failed', assertionResults: [] }],
  })

  expect(run(script('count-tests.mjs'), broken, join(folder, 'none.json')).stdout).toBe(
    '3 passed, 2 failed\n',
  )
})
