import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Mapping } from '../support/config.ts'
import { startLoad } from '../support/load.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { type Answer, play, told } from './example.ts'

let stage: Stage
beforeAll(async () => {
  // The second service is what the first one is in staging.
  stage = await openStage({ services: 2 }, { retire: { busy: { http: { path: '/busy', port: 8080 } } } })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const staging = 'Deploy to staging'
const production = 'Deploy to production'
const retirement = 'Retire the old side'

/** Pushes a tag; an environment that is asked approves, unless another answer is given. */
const push = (tag: string, answers: Readonly<Record<string, Answer>> = {}, its = files()) =>
  play(stage, 'release', { event: 'push', tag }, { files: its, answers: { ...approving, ...answers } })

const approving: Readonly<Record<string, Answer>> = {
  production: () => 'approved',
  'retire-production': () => 'approved',
}

/** With this change in staging. */
const files = (change: Mapping = {}) => ({
  '.github/switchover.yml': stage.config({}, 'web'),
  '.github/switchover-staging.yml': stage.config(change, 'web2'),
})

test('a tag goes to staging, to production once approved, and the old side is held until that is approved too', async () => {
  const load = startLoad(stage.sandbox.nodes)
  const seen: unknown[] = []
  const look = async () => {
    seen.push({ staging: await stage.person.look('web2'), production: await stage.person.look('web') })
    return 'approved' as const
  }

  const played = await push('v2', { production: look, 'retire-production': look })
  await load.rounds(2)
  await load.stop()

  expect(played.results, told(played.jobs)).toEqual([
    `${staging}: success`,
    `${production}: success`,
    `${retirement}: success`,
  ])
  expect([staging, production, retirement].map(played.outcome)).toEqual(['live', 'held', 'retired'])
  // One decision is asked for once.
  expect(played.asked).toEqual(['production', 'retire-production'])
  expect(seen).toMatchObject([
    {
      staging: { routes: ['green'], blue: [], green: ['v2 healthy'] },
      production: { routes: ['blue'], blue: ['v1 healthy'], green: [] },
    },
    { production: { routes: ['green'], blue: ['v1 healthy'], green: ['v2 healthy'] } },
  ])
  expect(await stage.person.look('web')).toMatchObject({ routes: ['green'], blue: [], green: ['v2 healthy'] })
  expect(load.counts().lost).toEqual([])
})

thorough('what staging rejects nobody is asked about', async () => {
  const failing = files({ 'release-test': [{ http: { path: '/healthz', status: 201 } }] })

  const played = await push('v2', {}, failing)

  expect(played.results, told(played.jobs)).toEqual([
    `${staging}: failure`,
    `${production}: skipped`,
    `${retirement}: skipped`,
  ])
  expect(played.outcome(staging)).toBe('rejected')
  expect(played.asked).toEqual([])
  expect(await stage.person.look('web')).toMatchObject({ routes: ['blue'], green: [] })
})

thorough(
  'what is not approved for production changes nothing there, and nothing is asked about its old side',
  async () => {
    const played = await push('v2', { production: () => 'rejected' })

    expect(played.results, told(played.jobs)).toEqual([
      `${staging}: success`,
      `${production}: failure`,
      `${retirement}: skipped`,
    ])
    expect(await stage.person.look('web')).toMatchObject({
      routes: ['blue'],
      blue: ['v1 healthy'],
      green: [],
    })
  },
)

thorough(
  'a release that comes while the old side of the last one waits for its answer is refused',
  async () => {
    const next = async () => {
      const later = await push('v3')
      expect(later.outcome(production), told(later.jobs)).toBe('refused')
      expect(later.asked).toEqual(['production'])
      return 'approved' as const
    }

    const played = await push('v2', { 'retire-production': next })

    expect(played.outcome(retirement), told(played.jobs)).toBe('retired')
    expect(await stage.person.look('web')).toMatchObject({
      routes: ['green'],
      blue: [],
      green: ['v2 healthy'],
    })
  },
)

thorough('a rollback by hand while the retirement waits makes its approval harmless', async () => {
  const rollback = async () => {
    const inputs = { command: 'rollback', reason: 'prices are wrong' }
    const byHand = await play(stage, 'switchover', { event: 'workflow_dispatch', inputs }, { files: files() })
    expect(byHand.outcome('Run the command'), told(byHand.jobs)).toBe('rolled-back')
    return 'approved' as const
  }

  const played = await push('v2', { 'retire-production': rollback })

  expect(played.outcome(retirement), told(played.jobs)).toBe('refused')
  expect(await stage.person.look('web')).toMatchObject({ routes: ['blue'], blue: ['v1 healthy'] })
})

thorough(
  'a re-run that finds the release live asks about the old side again; a wait timer answers by itself',
  async () => {
    const rejected = await push('v2', { 'retire-production': () => 'rejected' })
    expect(rejected.results.at(-1), told(rejected.jobs)).toBe(`${retirement}: failure`)
    const timer = async () => {
      await stage.advance('2h')
      return 'approved' as const
    }

    const again = await push('v2', { 'retire-production': timer })

    expect([staging, production, retirement].map(again.outcome), told(again.jobs)).toEqual([
      'unchanged',
      'unchanged',
      'retired',
    ])
    expect(await stage.person.look('web')).toMatchObject({
      routes: ['green'],
      blue: [],
      green: ['v2 healthy'],
    })
  },
)

thorough('a first release has no old side to ask about', async () => {
  await stage.close()
  stage = await openStage({ services: 2, targets: 0, unrecorded: true })

  const played = await push('v2')

  expect(played.results, told(played.jobs)).toEqual([
    `${staging}: success`,
    `${production}: success`,
    `${retirement}: skipped`,
  ])
  expect(played.asked).toEqual(['production'])
})
