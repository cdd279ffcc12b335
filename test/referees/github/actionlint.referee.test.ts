import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { filesIn } from '../../docs/markdown.ts'
import { repository, tools } from '../install/tools.ts'
import { record } from '../verdicts/verdict.ts'

const actionlint = (args: readonly string[], input = '') =>
  spawnSync(tools.actionlint, args, { cwd: repository, encoding: 'utf8', input })

const workflows = ['.github/workflows', 'examples/.github/workflows'].flatMap((folder) =>
  filesIn(folder, '.yml'),
)

test('actionlint finds a mistake where there is one', () => {
  const { status, stdout } = actionlint(
    ['-'],
    'on: push\njobs: { a: { runs-on: ubuntu-24.04, steps: [{ runs: ls }] } }',
  )

  expect(stdout).toContain('step must run script with "run" section')
  expect(status).toBe(1)
})

test('actionlint finds no mistake in a workflow of ours or in an example', () => {
  const { status, stdout, stderr } = actionlint(workflows)

  expect(status, `${stdout}${stderr}`).toBe(0)
  record({
    judge: 'actionlint',
    version: actionlint(['-version']).stdout.split('\n')[0]?.replace('v', '') ?? '',
    checked: `${workflows.length} workflows, of this repository and of the examples: no mistake.`,
    calls: {},
  })
})
