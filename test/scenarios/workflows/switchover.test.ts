import { afterAll, beforeAll, expect } from 'vitest'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { play, told } from './example.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const byHand = (inputs: Readonly<Record<string, string>>, answer: 'approved' | 'rejected' = 'approved') =>
  play(
    stage,
    'switchover',
    { event: 'workflow_dispatch', inputs },
    {
      files: { '.github/switchover.yml': stage.config() },
      answers: { production: () => answer },
      hasImmutableSubjects: true,
    },
  )

/** The outcomes of commands that are run by hand, one after the other. */
async function outcomes(...commands: readonly Readonly<Record<string, string>>[]) {
  const found: string[] = []
  for (const given of commands) {
    const played = await byHand({ reason: 'moving day', ...given })
    expect(played.results, told(played.jobs)).toEqual(['Run the command: success'])
    expect(played.asked).toEqual(['production'])
    found.push(played.outcome('Run the command'))
  }
  return found
}

thorough('a release is provisioned, tested and switched to by hand, each by a run of its own', async () => {
  const steps = [
    { command: 'provision', release: 'v2', 'dry-run': 'true' },
    { command: 'provision', release: 'v2' },
    { command: 'test' },
    { command: 'switch' },
  ]

  expect(await outcomes(...steps)).toEqual(['planned', 'provisioned', 'tested', 'held'])
  expect(await stage.person.look()).toMatchObject({ routes: ['green'], blue: ['v1 healthy'] })
  await stage.reset()
})

thorough('a rollback by hand says why, and the panel says it after', async () => {
  await stage.run('deploy', { release: 'v2' })

  expect(await outcomes({ command: 'rollback', reason: 'prices are wrong' })).toEqual(['rolled-back'])
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'], blue: ['v1 healthy'] })
  expect((await byHand({ reason: 'look' })).log('Run the command')).toContain('prices are wrong')
})

thorough('what is not approved changes nothing', async () => {
  const before = await stage.person.look()

  const played = await byHand({ command: 'rollback', reason: 'no' }, 'rejected')

  expect(played.results).toEqual(['Run the command: failure'])
  expect(await stage.person.look()).toEqual(before)
})
