import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { colorsOf, said, story, workersNow } from '../support/workers.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({}, { gate: {} })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

/** v1's workers are at work on blue. */
async function blueWorks(): Promise<void> {
  expect(said(await workersNow(stage.person))).toBe('blue works')
}

const toldSince = async (calls: number, before: Awaited<ReturnType<typeof workersNow>>) =>
  story(stage, (await stage.calls()).slice(calls), { ...before, machines: colorsOf(stage) })

test('killed between closing and opening, nobody works; run again it opens the new side and never both', async () => {
  await blueWorks()
  const before = await workersNow(stage.person)
  const calls = (await stage.calls()).length

  await stage.die({ action: 'ModifyListener', nth: 2 }, 'deploy', { release: 'v3' }, { runId: 7 })
  expect(said(await workersNow(stage.person))).toBe('nobody works')
  const again = await stage.run('deploy', { release: 'v3' }, { runId: 7, runAttempt: 2 })

  expectEnd(again, 'held, green v3, blue v1')
  expect(await toldSince(calls, before)).toEqual(['nobody works', 'traffic → green', 'green works'])
})

thorough('killed between closing and opening, and rolled back: the old side works again', async () => {
  await blueWorks()
  const before = await workersNow(stage.person)
  const calls = (await stage.calls()).length

  await stage.die({ action: 'ModifyListener', nth: 2 }, 'deploy', { release: 'v3' }, { runId: 7 })
  const back = await stage.run('rollback')

  // The intent stood: traffic may have been there, and the side is kept to be looked at.
  expectEnd(back, 'rolled-back, blue v1, green v3')
  expect(await toldSince(calls, before)).toEqual(['nobody works', 'blue works'])
})

thorough('killed once traffic has moved, before the new side is opened: run again it opens', async () => {
  await blueWorks()
  const before = await workersNow(stage.person)
  const calls = (await stage.calls()).length

  await stage.die(
    { action: 'ModifyListener', nth: 2, when: 'after' },
    'deploy',
    { release: 'v3' },
    { runId: 7 },
  )
  expect(await stage.person.look()).toMatchObject({ routes: ['green'] })
  expect(said(await workersNow(stage.person))).toBe('nobody works')
  const again = await stage.run('deploy', { release: 'v3' }, { runId: 7, runAttempt: 2 })

  expectEnd(again, 'held, green v3, blue v1')
  expect(await toldSince(calls, before)).toEqual(['nobody works', 'green works'])
})

thorough('where the parameter may not be written, traffic stays and the old side works again', async () => {
  await blueWorks()
  const change = { gate: { ssm: '/web/live-color' } }
  const deny = { kind: 'deny', times: 100 }
  await stage.faults([
    { service: 'ssm', action: 'PutParameter', ...deny },
    { service: 'iam', ...deny },
  ])

  const result = await stage.run('deploy', { release: 'v3' }, { change })

  expectEnd(result, 'failed, blue v1, green v3')
  expect(result.log).toMatch(/PutParameter/)
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'] })
  expect(said(await workersNow(stage.person))).toBe('blue works')
})
