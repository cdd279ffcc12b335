import { afterAll, beforeAll, expect } from 'vitest'
import type { Trigger } from '../../github/runner/trigger.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { play, told } from './example.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ services: 2 })
})
afterAll(() => stage.close())

const start = (trigger: Trigger) =>
  play(stage, 'release-by-hand', trigger, {
    files: {
      '.github/switchover.yml': stage.config({}, 'web'),
      '.github/switchover-staging.yml': stage.config({}, 'web2'),
    },
    roles: { SWITCHOVER_ROLE: 'production', SWITCHOVER_STAGING_ROLE: 'staging' },
    hasImmutableSubjects: true,
  })

const inProduction = (tag: string, command: string) =>
  start({ event: 'workflow_dispatch', tag, inputs: { command, reason: 'agreed with the shop' } })

thorough(
  'without protected environments: a tag goes to staging, and to production by whoever runs it there',
  async () => {
    const tagged = await start({ event: 'push', tag: 'v2' })

    expect(tagged.results, told(tagged.jobs)).toEqual([
      'Deploy to staging: success',
      'Run the command in production: skipped',
    ])
    expect(await stage.person.look('web')).toMatchObject({ routes: ['blue'], green: [] })

    const command = 'Run the command in production'
    const deployed = await inProduction('v2', 'deploy')
    expect(deployed.outcome(command), told(deployed.jobs)).toBe('held')
    const undone = await inProduction('v2', 'rollback')
    expect(undone.outcome(command), told(undone.jobs)).toBe('rolled-back')
    const mended = await inProduction('v3', 'deploy')
    expect(mended.outcome(command), told(mended.jobs)).toBe('held')
    const retired = await inProduction('v3', 'retire')

    expect(retired.outcome(command), told(retired.jobs)).toBe('retired')
    expect([tagged, deployed, undone, mended, retired].flatMap(({ asked }) => asked)).toEqual([])
    expect(await stage.person.look('web')).toMatchObject({
      routes: ['green'],
      blue: [],
      green: ['v3 healthy'],
    })
  },
)
