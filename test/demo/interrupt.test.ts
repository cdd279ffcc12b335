import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'

const main = fileURLToPath(new URL('../../sandbox/demo/main.ts', import.meta.url))

test('Ctrl-C during a command closes everything and ends with 130', async () => {
  const demo = spawn(process.execPath, [main], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  demo.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await vi.waitUntil(() => said.includes('1/9'), { timeout: 50_000 })
  const ended = once(demo, 'close')

  demo.kill('SIGINT')

  // `close` comes only when no process is left that holds the demo's output.
  expect(await ended).toEqual([130, null])
}, 60_000)

test('a mistake in the command line is told, and nothing is started', async () => {
  const demo = spawn(process.execPath, [main, '--fast'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const said: string[] = []
  demo.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))

  expect(await once(demo, 'close')).toEqual([2, null])
  expect(said.join('')).toContain('--fast')
})
