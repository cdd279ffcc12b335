import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { filesIn } from '../../docs/markdown.ts'
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
    ...filesIn('examples/workflows', '.yml'),
  ])

  expect(status, `${stdout}${stderr}`).toBe(0)
  // `uses: ./` of the self-test, which says beside it that it is meant; once there is nothing to pass over, that goes.
  expect(stdout).toContain('(1 ignored)')
  record({
    judge: 'zizmor',
    version: zizmor(['--version']).stdout.trim(),
    checked:
      'The security of `action.yml`, every workflow and every example: no finding, pedantic ones included, but `uses: ./` of the self-test, which is ignored on its line; `.github/zizmor.yml` lets the examples name this action by its tag.',
    calls: {},
  })
})
