import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { type ActionCall, startAction } from '../runner.ts'
import { anAction } from './an-action.ts'
import { runnerWaits } from './step-process.ts'

/** Holds the process open, and tells each signal but the last. */
const stubborn = `
  setInterval(() => {}, 1000)
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => console.log(name))
  console.log('ready')`

/** Starts a child that shares its output and has something to say once it runs: then this is done. */
const parent = (child: string, then: string) => `
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc']
  const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio })
  child.once('message', () => { ${then} })`

/** Starts it, and does something to it once it has said that it is ready. */
function whenReady(
  main: string,
  act: (running: ReturnType<typeof startAction>) => void,
  call: ActionCall = {},
) {
  const running = startAction({
    ...call,
    action: anAction(main),
    onOutput: (line) => {
      if (line === 'ready\n') act(running)
    },
  })
  return running.done
}

describe('https://docs.github.com/en/actions/reference/workflow-cancellation-reference', () => {
  test('a runner waits 7.5 s after SIGINT, 2.5 s after SIGTERM, and 5 s for output to close', () => {
    expect(runnerWaits).toEqual({ sigintMs: 7_500, sigtermMs: 2_500, outputMs: 5_000 })
  })

  test('a cancel begins with SIGINT, and the step may answer it', async () => {
    const polite = `
      const busy = setInterval(() => {}, 1000)
      process.once('SIGINT', () => { console.log('ending'); clearInterval(busy) })
      console.log('ready')`

    const result = await whenReady(polite, (running) => running.cancel())

    expect(result).toMatchObject({ code: 0, conclusion: 'cancelled' })
    expect(result.log).toBe('ready\nending\n##[error]The operation was canceled.\n')
  })

  test('a step that does not end gets SIGTERM, and then is killed', async () => {
    const waits = { sigintMs: 50, sigtermMs: 700 }

    const result = await whenReady(stubborn, (running) => running.cancel(), { waits })

    expect(result).toMatchObject({ signal: 'SIGKILL', conclusion: 'cancelled' })
    expect(result.log).toContain('ready\nSIGINT\nSIGTERM\n')
  })
})

describe('src/Runner.Sdk/ProcessInvoker.cs', () => {
  test('a cancel goes to the step’s own process, not to its children', async () => {
    const main = `
      const { spawn } = require('node:child_process')
      const child = spawn(process.execPath, ['-e', ${JSON.stringify(stubborn)}], { stdio: ['ignore', 'inherit', 'inherit'] })
      child.once('exit', (code, signal) => console.log('child ended by ' + signal))
      process.on('SIGINT', () => child.kill('SIGKILL'))`

    const { log } = await whenReady(main, (running) => running.cancel())

    expect(log).toBe('ready\nchild ended by SIGKILL\n##[error]The operation was canceled.\n')
  })

  test('a child that holds the output open is waited for, and then the step has ended', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const child = once(server, 'connection').then(
      ([socket]: Socket[]) => socket && once(socket.resume(), 'close'),
    )
    const main = parent(
      `require('node:net').connect(${port}, '127.0.0.1', () => process.send('up'))`,
      'child.disconnect(); child.unref()',
    )

    const { code, conclusion, durationMs } = await startAction({
      action: anAction(main),
      waits: { outputMs: 50 },
    }).done

    expect({ code, conclusion }).toEqual({ code: 0, conclusion: 'success' })
    expect(durationMs).toBeLessThan(runnerWaits.outputMs)
    // On a runner it lives until the job ends, where orphans are ended.
    await child
    server.close()
  })

  test('lines are read from each stream by itself, as .NET reads them', async () => {
    const main = `
      process.stdout.write('::notice::o'); process.stderr.write('e\\r')
      process.stdout.write('ut\\n'); process.stderr.write('rr')`

    const { log, annotations } = await startAction({ action: anAction(main) }).done

    expect(log.split('\n').sort()).toEqual(['', '##[notice]out', 'e', 'rr'])
    expect(annotations).toHaveLength(1)
  })
})

describe('this harness alone', () => {
  test('a kill ends the whole process group at once', async () => {
    const main = parent("setInterval(() => {}, 1000); process.send('up')", "console.log('ready')")

    const { signal, conclusion, durationMs } = await whenReady(main, (running) => running.kill())

    expect({ signal, conclusion }).toEqual({ signal: 'SIGKILL', conclusion: 'failure' })
    expect(durationMs).toBeLessThan(runnerWaits.outputMs)
  })

  test('a step past its limit is an error that shows its log', async () => {
    const stuck = anAction('console.log("waiting for ever"); setInterval(() => {}, 1000)')

    await expect(startAction({ action: stuck, limitMs: 500 }).done).rejects.toThrow('waiting for ever')
  })
})
