import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runPost } from '../../support/runner.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ routes: 2 })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const asAtFirst = {
  routes: ['blue', 'blue'],
  blue: ['v1 healthy'],
  green: [],
  apart: [],
  preview: 'none',
}
const watching = { change: { watch: { for: '10m', 'target-health': true } } }

/** Starts a command and waits until its log says this. */
async function startedUntil(words: string, ...[command, inputs, around = {}]: Parameters<Stage['start']>) {
  let told = ''
  const running = stage.start(command, inputs, { ...around, onOutput: (text) => (told += text) })
  await until(() => told.includes(words))
  return running
}

test('a release that never gets healthy is rejected before any production traffic, and nothing of it is left', async () => {
  const result = await stage.run('deploy', { release: 'sick-v2' }, { change: { health: { within: '3s' } } })

  expectEnd(result, 'rejected, blue v1, green empty')
  expect(result.commands.map(({ name }) => name)).toEqual(['error'])
  expect(result.log).toMatch(
    /0 of 1 targets healthy; i-[0-9a-f]+ unhealthy: .*500.*; likely cause: the application runs/,
  )
  expect(await stage.person.look()).toEqual(asAtFirst)
  expect(await stage.person.records()).toEqual(['web-blue-1.bdash.inside.'])
})

test('a cancel before production traffic has moved ends the attempt as rejected', async () => {
  const running = await startedUntil('wait for health', 'deploy', { release: 'sick-v2' })

  running.cancel()

  expectEnd(await running.done, 'rejected, blue v1, green empty')
  expect(await stage.person.look()).toEqual(asAtFirst)
})

thorough(
  'a cancel after production traffic has moved leaves it where it is, and the attempt open',
  async () => {
    const running = await startedUntil('watch the release', 'deploy', { release: 'v2' }, watching)

    running.cancel()

    expectEnd(await running.done, 'failed, green v2, blue v1')
    expect(await stage.person.look()).toMatchObject({ routes: ['green', 'green'], green: ['v2 healthy'] })
    // The watch is no part of the build: the same release goes on.
    const watch = { change: { watch: { for: '1ms', 'target-health': true } } }
    expectEnd(await stage.run('deploy', { release: 'v2' }, watch), 'held, green v2, blue v1')
  },
)

thorough('a run that is killed during its cancel is ended by its post step', async () => {
  const running = await startedUntil('wait for health', 'deploy', { release: 'sick-v2' }, { runId: 7 })
  running.kill('SIGKILL')
  const { state } = await running.done
  const config = stage.config()
  const call = { runId: 7, inputs: { command: 'deploy', release: 'sick-v2', config }, env: stage.sandbox.env }

  const { log } = await runPost(state, call)

  expect(log).toMatch(/^Result: REJECTED {2}web: blue serves v1; green: empty/m)
  expect(await stage.person.look()).toEqual(asAtFirst)
})
