import { expect, test } from 'vitest'
import { read, withLine } from './example.ts'

test('two equal steps of the set-up are remembered apart; a label is the first words that say something', async () => {
  const script = '"set -e\\n# install\\nansible-playbook -i $SWITCHOVER_INVENTORY deploy/site.yml\\n"'

  const { services } = await read(
    withLine(`set-up: [{ run: ${script} }, { run: ${script} }, { run: "a\\nb" }]`),
  )

  expect(services['web']?.terms.setUp).toEqual([
    'run ansible-playbook -i …',
    'run ansible-playbook -i … (2)',
    'run a …',
  ])
})

test('a script of seconds and a bit has whole seconds to run', async () => {
  const { services } = await read(withLine('migrate: { ssm: { script: "x\\n", within: 1500ms } }'))

  expect(services['web']?.settings.migrate).toMatchObject({ parameters: { executionTimeout: ['2'] } })
})
