import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { repository, tools } from '../install/tools.ts'
import { record } from '../verdicts/verdict.ts'

const zizmor = (args: readonly string[], input = '') =>
  spawnSync(tools.zizmor, args, { cwd: repository, encoding: 'utf8', input })

test('zizmor finds a weakness where there is one', () => {
  const { status, stdout } = zizmor(
    ['--offline', '-'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
    'on: push\njobs: { a: { runs-on: ubuntu-24.04, steps: [{ run: "echo ${{ github.head_ref }}" }] } }',
  )

  expect(stdout).toContain('error[template-injection]')
  expect(status).not.toBe(0)
})

test('zizmor finds no weakness in the action, its workflows and the examples', () => {
  const { status, stdout, stderr } = zizmor([
    '--offline',
    '--persona=pedantic',
    '--strict-collection',
    '.github',
    'action.yml',
    'examples',
  ])

  expect(status, `${stdout}${stderr}`).toBe(0)
  record({
    judge: 'zizmor',
    version: zizmor(['--version']).stdout.trim(),
    checked:
      'The security of `action.yml`, every workflow and every example: no finding, pedantic ones included, but the two that `.github/zizmor.yml` answers.',
    calls: {},
  })
})
