import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pathOf } from '../../docs/markdown.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { machine, startProgram } from '../support/terminal.ts'

/** Nothing listens there: what is run stands in the checkout. */
const noRegistry = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_update_notifier: 'false' }

test('npx --no-install switchover, in a checkout, runs what stands in it', async () => {
  const checkout = temporaryFolder('checkout-')
  for (const name of ['package.json', 'dist']) cpSync(pathOf(name), join(checkout, name), { recursive: true })
  const home = temporaryFolder('home-')
  const env = { ...machine(home), ...noRegistry, npm_config_cache: join(home, 'cache') }

  const npx = (...args: readonly string[]) =>
    startProgram('npx', ['--no-install', 'switchover', ...args], { cwd: checkout, env }).done
  const version = await npx('--version')
  const refused = await npx('stauts')

  expect(version).toMatchObject({ code: 0, out: '0.1.0\n' })
  expect(refused.code).toBe(2)
  expect(refused.out).toContain('Did you mean `status`?')
})
