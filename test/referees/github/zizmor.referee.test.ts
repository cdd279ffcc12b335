import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { repository, tools } from '../install/tools.ts'
import { record } from '../verdicts/verdict.ts'

const zizmor = (...args: readonly string[]) =>
  spawnSync(tools.zizmor, [...args], { cwd: repository, encoding: 'utf8' })

test('zizmor finds no weakness in the action, its workflows and the examples', () => {
  const { status, stdout, stderr } = zizmor(
    ...['--offline', '--persona=pedantic', '--strict-collection', '.github', 'action.yml', 'examples'],
  )

  expect(status, `${stdout}${stderr}`).toBe(0)
  record({
    judge: 'zizmor',
    version: zizmor('--version').stdout.trim(),
    checked:
      'The security of `action.yml`, every workflow and every example: no finding, pedantic ones included, but the two that `.github/zizmor.yml` answers.',
    calls: {},
  })
})
