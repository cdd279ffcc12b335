import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pathOf } from '../../docs/markdown.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { openStage } from '../support/stage.ts'
import { machine, openTerminal, startProgram } from '../support/terminal.ts'
import { thorough } from '../support/thorough.ts'

/** Nothing listens there: what is run stands in the checkout. */
const noRegistry = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_update_notifier: 'false' }

/** A checkout of this repository, and npx in it. */
function inCheckout(more: Readonly<Record<string, string>> = {}) {
  const cwd = temporaryFolder('checkout-')
  for (const name of ['package.json', 'dist']) cpSync(pathOf(name), join(cwd, name), { recursive: true })
  const home = temporaryFolder('home-')
  const env = { ...machine(home), ...noRegistry, npm_config_cache: join(home, 'cache'), ...more }
  return (...args: readonly string[]) =>
    startProgram('npx', ['--no-install', 'switchover', ...args], { cwd, env }).done
}

test('npx --no-install switchover, in a checkout, runs what stands in it', async () => {
  const npx = inCheckout()

  const version = await npx('--version')
  const refused = await npx('stauts')

  expect(version).toMatchObject({ code: 0, out: '0.1.0\n' })
  expect(refused.code).toBe(2)
  expect(refused.out).toContain('Did you mean `status`?')
})

thorough('it works on the services of a config elsewhere', async () => {
  const stage = await openStage()
  try {
    const npx = inCheckout(stage.sandbox.env)
    const { workspace } = openTerminal(stage)

    const status = await npx('status', '--config', join(workspace, '.github/switchover.yml'))

    expect(status.out).toMatch(/^Result: STATUS {2}web: blue serves v1/m)
    expect(status.code).toBe(0)
  } finally {
    await stage.close()
  }
})
