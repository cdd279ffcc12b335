import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { openStage, type Stage } from '../support/stage.ts'
import { openTerminal, type Typed, type Typing } from '../support/terminal.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const neverRight = { 'release-test': [{ http: { path: '/missing', via: 'instance' } }] }

/** The code, and the outcome that the last line tells. */
const ended = ({ code, out }: Typed): string =>
  `${code} ${/^Result: (\S+) {2}.*\n$/.exec(out.slice(out.lastIndexOf('Result: ')))?.[1]}`

/** A deploy of a release that is yet to be healthy, and never will be. */
async function waiting(): Promise<Typing> {
  const typing = openTerminal(stage).start(['deploy', '--release', 'sick-v2'])
  await until(() => typing.printed().includes('wait for health'))
  return typing
}

thorough('3: the release failed', async () => {
  const rejected = await openTerminal(stage, neverRight).run('deploy', '--release', 'v2')

  expect(ended(rejected), rejected.out).toBe('3 REJECTED')
})

thorough('2: there is nothing to go back to', async () => {
  const refused = await openTerminal(stage).run('rollback')

  expect(ended(refused), refused.out).toBe('2 REFUSED')
})

thorough('4: AWS could not', async () => {
  await stage.faults([{ kind: 'error', code: 'OperationNotPermitted', action: 'RegisterTargets', times: 9 }])

  const failed = await openTerminal(stage).run('deploy', '--release', 'v2')

  expect(ended(failed), failed.out).toBe('4 FAILED')
})

thorough('5: what was begun could not be undone; and the same command goes on', async () => {
  const terminal = openTerminal(stage, neverRight)
  await stage.faults([{ kind: 'error', code: 'OperationNotPermitted', action: 'TerminateInstances' }])

  const stranded = await terminal.run('deploy', '--release', 'v2')
  const again = await terminal.run('rollback')

  expect(ended(stranded), stranded.out).toBe('5 STRANDED')
  expect(ended(again), again.out).toBe('0 ROLLED-BACK')
})

thorough('Ctrl-C is an answer: before traffic has moved the attempt ends as rejected', async () => {
  const typing = await waiting()

  // npm, which may have started it, passes on what the terminal has told it already.
  typing.process.kill('SIGINT')
  typing.process.kill('SIGINT')

  const cancelled = await typing.done
  expect(ended(cancelled), cancelled.out).toBe('3 REJECTED')
  expect(cancelled.out).toContain('SIGINT: ending what can be ended now; once more leaves')
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'], green: [], apart: [] })
})

thorough('130: a second Ctrl-C leaves, and the next command goes on from there', async () => {
  const typing = await waiting()
  // The answer takes longer than anybody waits for it.
  await stage.faults([{ kind: 'delay', action: 'DeregisterTargets', ms: 60_000 }])

  typing.process.kill('SIGINT')
  await until(() => typing.printed().includes('SIGINT: ending what can be ended now'))
  const told = performance.now()
  // One that comes within half a second is taken for the first, passed on by npm; a third could end it amid its leaving.
  await until(() => performance.now() - told > 500)
  typing.process.kill('SIGINT')

  expect((await typing.done).code).toBe(130)
  expect(typing.printed()).toContain('SIGINT: leaving')
  await stage.noFaults()
  await stage.advance('1m')
  expect(ended(await openTerminal(stage).run('rollback'))).toBe('0 ROLLED-BACK')
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'], green: [], apart: [] })
})
