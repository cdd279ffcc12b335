import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'

const module = (file: string) => JSON.stringify(new URL(file, import.meta.url).href)

/** Starts a process that outlives everyone, and waits, as a worker of the test runner does: without process.exit. */
const worker = `
  import { spawn } from 'node:child_process'
  import ${module('end-with-exit.ts')}
  import { watchGroup } from ${module('process-groups.ts')}
  import { temporaryFolder } from ${module('temporary-folder.ts')}
  process.exit = () => { throw new Error('taken away') }
  const started = 'console.log(process.argv[1]); setInterval(() => {}, 1000)'
  const stdio = ['ignore', 'inherit', 'inherit']
  const { pid } = spawn(process.execPath, ['-e', started, temporaryFolder('ended-')], { stdio, detached: true })
  watchGroup(pid)
  setInterval(() => {}, 1000)`

test('what a worker has started and written goes with it when the test runner ends it amid its tests', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', worker], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [folder] = await once(child.stdout.setEncoding('utf8'), 'data')
  expect(existsSync(folder.trim())).toBe(true)

  child.kill('SIGTERM')

  // The process that it started holds its output open for as long as it lives.
  const [, signal] = await once(child, 'close')
  expect(signal).toBe('SIGTERM')
  expect(existsSync(folder.trim())).toBe(false)
})
