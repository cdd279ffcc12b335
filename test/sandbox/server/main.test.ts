import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../../../sandbox/main.ts', import.meta.url))

function start(
  ...options: string[]
): ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } {
  const child = spawn(process.execPath, [MAIN, ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

test('--json prints one line with every field when it is ready, and SIGTERM ends it cleanly', async () => {
  const child = start('--json', '--targets', '1', '--nodes', '2', '--boot', '0-10')
  const [line] = await once(child.stdout, 'data')
  const said = JSON.parse(String(line))

  const version = await fetch(`${said.nodes[0][0]}/version`)
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')

  expect(String(line).trim().split('\n')).toHaveLength(1)
  expect(Object.keys(said).sort()).toEqual(
    ['endpoint', 'env', 'config', 'nodes', 'resolver', 'control', 'foreignZone'].sort(),
  )
  expect(Object.keys(said.env)).toEqual([
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_ENDPOINT_URL',
    'AWS_EC2_METADATA_DISABLED',
    'SWITCHOVER_RESOLVER',
  ])
  expect({ status: version.status, nodes: said.nodes[0].length, code }).toEqual({
    status: 200,
    nodes: 2,
    code: 0,
  })
  expect(existsSync(said.config)).toBe(false)
})

test('mistakes end it with 2 and one message that has all of them', async () => {
  const child = start('--nodes', 'many', '--nonsense')
  const exit = once(child, 'exit')

  const [said, [code]] = await Promise.all([text(child.stderr), exit])

  expect(code).toBe(2)
  expect(said).toBe(
    'The sandbox was not started:\n' +
      '  --nodes many: takes a whole number from 1 to 20\n' +
      '  --nonsense is not an option\n' +
      'See --help.\n',
  )
})

test('--help tells what there is and starts nothing', async () => {
  const child = start('--help')
  const exit = once(child, 'exit')

  const [said, [code]] = await Promise.all([text(child.stdout), exit])

  expect(code).toBe(0)
  expect(said).toContain('--propagation MIN-MAX')
})
