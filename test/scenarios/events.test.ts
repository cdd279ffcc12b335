import { afterAll, beforeAll, expect, test } from 'vitest'
import { sized } from '../support/size.ts'
import { expectEnd, expectRefusal } from './support/endings.ts'
import { openStage, type Stage } from './support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const untrusted = ['pull_request', 'pull_request_target', 'issue_comment', 'workflow_run']
const on = (name: string) => ({ event: { name } })

test.concurrent.for(untrusted)(
  'on %s a command that writes is `refused`, before AWS is asked anything',
  async (event) => {
    const result = await stage.run('deploy', { release: 'v2' }, on(event))

    expectRefusal(result, new RegExp(`does not run on the event ${event}.*allow: untrusted-event`, 's'))
    expect(await stage.writes()).toEqual([])
  },
)

test.concurrent.for(
  sized({ small: ['retire'], full: ['provision', 'test', 'switch', 'rollback', 'retire'] }),
)('%s is `refused` on pull_request', async (command) => {
  expectRefusal(await stage.run(command, {}, on('pull_request')), /does not run on the event pull_request/)
})

test('status and a dry run work on every event, and write nothing', async () => {
  expectEnd(await stage.run('status', {}, on('pull_request')), 'status, blue v1, green empty')
  const dry = await stage.run('deploy', { release: 'v2', 'dry-run': 'true' }, on('issue_comment'))
  expectEnd(dry, 'planned, blue v1, green empty')
  expect(await stage.writes()).toEqual([])
})

test('with `allow: untrusted-event` a command goes ahead; account and role are printed', async () => {
  const allow = 'untrusted-event'
  const result = await stage.run('retire', { allow }, on('workflow_run'))

  expectEnd(result, 'unchanged, blue v1, green empty')
  expect(result.log).toMatch(
    /^AWS account 123456789012 in us-east-1 as arn:aws:sts::123456789012:assumed-role\/switchover\/sandbox$/m,
  )
})

test.concurrent.for(['account 999999999999', 'Region eu-west-1'])(
  'ARNs of another %s than the credentials’ are `refused` by every command',
  async (place) => {
    const [, word = ''] = place.split(' ')
    const config = stage
      .config()
      .replaceAll(place.startsWith('account') ? ':123456789012:' : ':us-east-1:', `:${word}:`)
    for (const command of sized({ small: ['deploy'], full: ['deploy', 'rollback', 'status'] })) {
      const inputs = command === 'deploy' ? { release: 'v2', config } : { config }
      expectRefusal(
        await stage.run(command, inputs),
        new RegExp(`is in .*${word}.*the credentials are for account 123456789012, Region us-east-1`),
      )
    }
    expect(await stage.writes()).toEqual([])
  },
)
