import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { privateFolder } from '../../src/probe/command/folder.ts'
import { runScript } from '../../src/probe/command/run.ts'
import { isRunning } from '../support/is-running.ts'
import { never } from './builders.ts'

/** Runs a script in a folder of its own; `out` is where it may leave files, gone with it. */
const run = async (
  text: string,
  change: {
    withinMs?: number
    signal?: AbortSignal
    graceMs?: number
    cwd?: string
    env?: Record<string, string>
    hear?: (line: string) => void
  } = {},
) => {
  await using folder = await privateFolder()
  const heard: string[] = []
  const hear = (line: string) => {
    heard.push(line)
    change.hear?.(line)
  }
  const env = { PATH: process.env['PATH'] ?? '', OUT: folder.path, ...change.env }
  const script = {
    text,
    withinMs: change.withinMs ?? 20_000,
    graceMs: change.graceMs ?? 3_000,
    env,
    cwd: change.cwd ?? folder.path,
    folder: folder.path,
  }
  const started = performance.now()
  const found = await runScript(script, hear, change.signal ?? never)
  const left = await readFile(join(folder.path, 'left'), 'utf8').catch(() => '')
  return { ...found, heard, left: left.trim(), tookMs: performance.now() - started }
}

test('a script that ends well passes, and every line of both its streams is heard in order', async () => {
  const found = await run('echo one; echo two >&2; printf three')

  expect(found).toMatchObject({ passed: true, heard: ['one', 'two', 'three'] })
  expect(found.said).toMatch(/^done in /)
})

test('a script stops at its first failure, also within a pipe, and what it wrote last is said', async () => {
  const plain = await run('for i in $(seq 1 12); do echo "line $i"; done; false; echo never')
  const piped = await run('false | cat; echo never')

  expect(plain.passed).toBe(false)
  expect(plain.said.split('\n')).toEqual([
    'exit code 1',
    ...Array.from({ length: 10 }, (_, index) => `line ${index + 3}`),
  ])
  expect(piped).toMatchObject({ passed: false, said: 'exit code 1', heard: [] })
})

test('exit codes are said, and those of bash with what they mean', async () => {
  const missing = await run('no-such-command --flag')
  const killed = await run('kill -9 $$')
  const own = await run('exit 42')

  expect(missing.said.split('\n')[0]).toBe('exit code 127: a command was not found')
  expect(missing.said).toContain('no-such-command')
  expect(killed.said).toBe('exit code 137: ended by signal 9')
  expect(own.said).toBe('exit code 42')
})

test('what a script left in the background is gone when it is done', async () => {
  const found = await run('sleep 600 & echo $! >"$OUT/left"')

  expect(found.passed).toBe(true)
  expect(found.left).toMatch(/^\d+$/)
  expect(await isRunning(found.left)).toBe(false)
})

test('a script that hangs is ended at its time with all that it started, and that is said', async () => {
  const found = await run('echo begun; sleep 600 & echo $! >"$OUT/left"; wait', { withinMs: 300 })

  expect(found).toMatchObject({ passed: false, said: 'not done within 300 ms, and ended\nbegun' })
  expect(await isRunning(found.left)).toBe(false)
})

test('a signal ends a script at once with all that it started', async () => {
  const cancel = new AbortController()
  let pid = ''
  const hear = (line: string) => {
    pid = line
    cancel.abort(new Error('cancelled'))
  }
  const started = performance.now()

  await expect(run('sleep 600 & echo $!; wait', { signal: cancel.signal, hear })).rejects.toThrow('cancelled')

  expect(performance.now() - started).toBeLessThan(2_500)
  expect(await isRunning(pid)).toBe(false)
})

test('a script that does not listen to the signal is killed after its grace', async () => {
  const cancel = new AbortController()
  const hear = (line: string) => {
    if (line === 'deaf') cancel.abort(new Error('cancelled'))
  }

  const deaf = 'trap "" TERM; echo deaf; while :; do sleep 0.05; done'
  const ended = run(deaf, { signal: cancel.signal, graceMs: 300, hear })

  await expect(ended).rejects.toThrow('cancelled')
})

test('a signal that came before runs nothing', async () => {
  const signal = AbortSignal.abort(new Error('cancelled'))
  const heard: string[] = []

  await expect(run('echo run', { signal, hear: (line) => heard.push(line) })).rejects.toThrow('cancelled')

  expect(heard).toEqual([])
})

test('a daemon that a script leaves behind is gone when it is done, and holds nobody up', async () => {
  const found = await run('setsid sleep 600 & echo $! >"$OUT/left"; echo done')

  expect(found).toMatchObject({ passed: true, heard: ['done'] })
  expect(found.tookMs).toBeLessThan(4_000)
  expect(await isRunning(found.left)).toBe(false)
})

test('a daemon of a script that hangs is gone with it', async () => {
  const found = await run('setsid sleep 600 & echo $! >"$OUT/left"; sleep 600', { withinMs: 300 })

  expect(found.passed).toBe(false)
  expect(await isRunning(found.left)).toBe(false)
})

test('a script goes with the run that was killed', async () => {
  await using folder = await privateFolder()
  const module = new URL('../../src/probe/command/run.ts', import.meta.url)
  const run = `import { runScript } from '${module}'
    const script = { text: 'setsid sleep 600 & echo $!; wait', withinMs: 60000, env: process.env, cwd: '.', folder: '${folder.path}' }
    await runScript(script, console.log, new AbortController().signal)`
  const action = spawn(process.execPath, ['--input-type=module', '-e', run])
  const [pid] = await once(action.stdout, 'data')

  action.kill('SIGKILL')

  await expect.poll(() => isRunning(String(pid).trim()), { timeout: 10_000 }).toBe(false)
})

test('nothing in a script is filled in, and it reads nothing', async () => {
  const found = await run(`cat; echo '{release} {{ release }}' "$GREETING"`, { env: { GREETING: '$(id)' } })

  expect(found.heard).toEqual(['{release} {{ release }} $(id)'])
})

test('a machine without bash or timeout is a failure that says so', async () => {
  await using empty = await privateFolder()

  const found = await run('echo run', { env: { PATH: empty.path } })

  expect(found).toMatchObject({ passed: false, said: 'this machine has no bash, which runs commands' })
})

test('a folder that is not there to run in is a failure that says so', async () => {
  const found = await run('echo run', { cwd: '/no/such/folder' })

  expect(found).toMatchObject({ passed: false, heard: [] })
  expect(found.said).toMatch(/^could not be run: .*\/no\/such\/folder/)
})

/** How much was counted between two turns of the loop of events at most. */
function turnsOfTheLoop() {
  let [since, most] = [0, 0]
  const turned = () => {
    most = Math.max(most, since)
    since = 0
    next = setImmediate(turned)
  }
  let next = setImmediate(turned)
  return {
    count(characters: number) {
      since += characters
    },
    end() {
      clearImmediate(next)
      return Math.max(most, since)
    },
  }
}

test('much output fills no memory, with line ends or without, and holds nothing else up', async () => {
  const before = process.memoryUsage.rss()
  let lines = 0
  let longest = 0
  let most = 0
  const turns = turnsOfTheLoop()
  const hear = (line: string) => {
    lines += 1
    longest = Math.max(longest, line.length)
    turns.count(line.length + 1)
    if (lines % 10_000 === 0) most = Math.max(most, process.memoryUsage.rss())
  }
  const text =
    'head -c 30000000 /dev/zero | tr "\\0" "x"; yes "a line of a chatty tool" | head -c 10000000 || true'

  const found = await run(text, { hear })

  expect(found.passed).toBe(true)
  expect(longest).toBeLessThan(17_000)
  expect(lines).toBeGreaterThan(400_000)
  expect(most - before).toBeLessThan(150_000_000)
  // Libuv reads a pipe that is filled as fast 32 times before anything else has its turn.
  expect(turns.end()).toBeLessThan(200_000)
})
