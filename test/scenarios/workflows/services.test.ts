import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { play, told } from './example.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ services: 3 })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const push = (tag: string, answer: 'approved' | 'rejected' = 'approved') =>
  play(
    stage,
    'services',
    { event: 'push', tag },
    {
      files: { '.github/switchover.yml': stage.config() },
      roles: { SWITCHOVER_ROLE: 'deploy' },
      answers: { production: () => answer },
    },
  )

const services = ['web', 'web2', 'web3']

thorough('one approval for every service; then each is deployed by a job of its own', async () => {
  const played = await push('v2')

  expect(played.results, told(played.jobs)).toEqual([
    'Look at every service: success',
    ...services.map((name) => `Deploy ${name}: success`),
  ])
  expect(played.asked).toEqual(['production'])
  expect(services.map((name) => played.outcome(`Deploy ${name}`))).toEqual(['held', 'held', 'held'])
  expect(played.jobs.map(({ concurrency }) => concurrency?.group)).toEqual([
    'switchover-look-v2',
    ...services.map((name) => `switchover-${name}`),
  ])
  for (const name of services)
    expect(await stage.person.look(name)).toMatchObject({ routes: ['green'], blue: ['v1 healthy'] })
})

thorough('a service that cannot be deployed keeps the others from nothing', async () => {
  const listener = stage.person.service('web2').routes[0]?.listener ?? ''
  const match = { ListenerArn: listener }
  await stage.faults([{ action: 'ModifyListener', kind: 'deny', match, times: 1000 }])

  const played = await push('v2')

  expect(played.results, told(played.jobs)).toEqual([
    'Look at every service: success',
    'Deploy web: success',
    'Deploy web2: failure',
    'Deploy web3: success',
  ])
  expect(await stage.person.look('web2')).toMatchObject({ routes: ['blue'], green: [] })
})

thorough('what is not approved is begun nowhere', async () => {
  const played = await push('v2', 'rejected')

  expect(played.results).toEqual([
    'Look at every service: failure',
    expect.stringMatching(/^Deploy .*: skipped$/),
  ])
})
