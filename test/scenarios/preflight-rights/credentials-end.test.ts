import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
/** What makes the keys of the environment those of a session. */
const session = { AWS_SESSION_TOKEN: 'a-session-that-the-sandbox-takes' }
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const inMs = (ms: number) => new Date(stage.sandbox.world.clock.now() + ms).toISOString()

const minute = 60_000
/** 30 minutes at most for a step of the set-up, then 14 for sure. */
const change = {
  'set-up': [
    { run: 'true', within: '30m' },
    { run: 'true', within: '5m' },
  ],
  switch: { steps: [50, 100], every: '4m' },
  watch: { for: '10m', http: { path: '/healthz', status: 200 } },
}

test('credentials that end before the longest wait is over are refused, with both times', async () => {
  const before = (await stage.writes()).length
  const end = inMs(39 * minute)
  const env = { ...session, AWS_CREDENTIAL_EXPIRATION: end }

  const result = await stage.run('deploy', { release: 'v2' }, { change, env })

  expectRefusal(result, /credentials/)
  expect(result.log).toMatch(
    new RegExp(
      `credentials: they end at ${end.slice(0, 19).replace('T', ' ')} UTC; deploy may wait until 20[^:]+:\\d\\d:\\d\\d UTC: set-up \\(run true\\) 30 min, switch.every 4 min, watch 10 min\\. Get credentials whose session lasts longer \\(role-duration-seconds\\), or shorten these waits\\.`,
    ),
  )
  expect((await stage.writes()).slice(before)).toEqual([])
})

thorough('credentials that outlast it go ahead, without a word', async () => {
  const env = { ...session, AWS_CREDENTIAL_EXPIRATION: inMs(45 * minute) }

  const result = await stage.run('deploy', { release: 'v2', 'dry-run': 'true' }, { change, env })

  expectEnd(result, 'planned, blue v1, green empty')
  expect(result.commands.filter(({ name }) => name === 'notice')).toEqual([])
})

thorough('a session whose end is not known is one notice; keys without a session are none', async () => {
  const inputs = { release: 'v2', 'dry-run': 'true' }

  const unknown = await stage.run('deploy', inputs, { env: session })
  const lasting = await stage.run('deploy', inputs)

  const notices = ({ commands }: typeof unknown) =>
    commands.flatMap(({ name, message }) => (name === 'notice' ? [message] : []))
  expect([notices(unknown), notices(lasting)]).toEqual([
    [
      'when the AWS credentials end is not known: let their session last longer than the run, or set AWS_CREDENTIAL_EXPIRATION',
    ],
    [],
  ])
})

thorough('a rollback is never refused for it', async () => {
  expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
  const env = { ...session, AWS_CREDENTIAL_EXPIRATION: inMs(minute) }

  expectEnd(await stage.run('rollback', {}, { change, env }), 'rolled-back, blue v1, green v2')
})
