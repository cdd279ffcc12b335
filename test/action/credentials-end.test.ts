import { expect, test } from 'vitest'
import type { ServiceConfig } from '../../src/action/config/config.ts'
import { credentialMistakes } from '../../src/action/credentials-end.ts'
import type { Command, Guard, Hold } from '../../src/deploy/goal.ts'
import { goal } from '../deploy/goals.ts'
import { read, smallest } from './config/example.ts'

const now = Date.UTC(2026, 10, 30, 10)
const minute = 60_000

async function service(more: string): Promise<ServiceConfig> {
  const { services, mistakes } = await read(`${smallest}${more}`)
  expect(mistakes).toEqual([])
  const { web } = services
  if (web === undefined) throw new Error('the config has no service web')
  return web
}

const waiting = `    ready: { tcp: 22, delay: 1m, within: 4m }
    set-up: [{ run: 'true', within: 20m }, { run: 'true', within: 15m }]
    health: { within: 10m }
    proof: { path: /version, header: { x-release: "{release}" }, within: 5m }
    switch: { steps: [10, 50, 100], every: 5m }
    watch: { for: 10m, target-health: true }
    minimum-hold: 3m
`

/** How many minutes the credentials must last at least. */
async function needed(
  config: string,
  command: Command,
  hold: Hold = { kind: 'approval', ms: 0 },
  allow: readonly Guard[] = [],
) {
  const wanted = goal({ command, hold, allow: new Set(allow), waitMs: 15 * minute })
  const web = await service(config)
  const refused = (minutes: number) =>
    credentialMistakes({ kind: 'at', at: now + minutes * minute }, { service: web, goal: wanted }, now)
      .mistakes.length > 0
  return Array.from({ length: 100 }, (_, minutes) => minutes).find((minutes) => !refused(minutes))
}

test('what surely takes time counts whole, of what has a limit the longest', async () => {
  expect(await needed(waiting, 'deploy')).toBe(20 + 2 * 5 + 10)
  expect(await needed(waiting, 'deploy', { kind: 'none' })).toBe(20 + 2 * 5 + 10 + 3)
  expect(await needed(waiting, 'provision')).toBe(20)
  expect(await needed(waiting, 'switch')).toBe(5 + 2 * 5 + 10)
  expect(await needed(waiting, 'test')).toBe(0)
})

test('a run that ends a side waits for its work, and for what is run before', async () => {
  const commands = `    retire: { busy: { http: { path: /busy } }, before: [{ run: 'true', within: 40m }] }\n`

  expect(await needed(waiting + commands, 'deploy', { kind: 'none' })).toBe(40 + 2 * 5 + 10 + 3)
  expect(await needed(commands, 'switch', { kind: 'none' })).toBe(40 + 2)
  expect(await needed(commands.replace('40m', '1m'), 'switch', { kind: 'none' })).toBe(15 + 2)
  expect(await needed(commands, 'deploy', { kind: 'none' }, ['early-retire'])).toBe(40 + 2)
  expect(await needed(commands, 'deploy', undefined, ['early-retire'])).toBe(40)
  expect(await needed(commands, 'deploy')).toBe(10)
})

test('a refusal names both times and what is waited for', async () => {
  const web = await service(waiting)
  const life = { kind: 'at', at: now + 39 * minute } as const

  expect(credentialMistakes(life, { service: web, goal: goal({ command: 'deploy' }) }, now)).toEqual({
    mistakes: [
      {
        path: 'credentials',
        said: 'they end at 2026-11-30 10:39:00 UTC; deploy may wait until 2026-11-30 10:40:00 UTC: set-up (run true) 20 min, switch.every 10 min, watch 10 min',
        remedy: 'Get credentials whose session lasts longer (role-duration-seconds), or shorten these waits.',
      },
    ],
    notices: [],
  })
})

test('what the services before surely wait for comes first', async () => {
  const work = { service: await service(waiting), goal: goal({ command: 'deploy', service: 'web' }) }
  const others = [work, { ...work, goal: goal({ command: 'deploy', service: 'api' }) }]
  const ask = (minutes: number) =>
    credentialMistakes({ kind: 'at', at: now + minutes * minute }, work, now, others).mistakes

  expect(ask(2 * 20 + 40)).toEqual([])
  expect(ask(2 * 20 + 39)).toMatchObject([
    {
      said: expect.stringMatching(
        /: web: switch\.every 10 min, web: watch 10 min, api: switch\.every 10 min, api: watch 10 min, set-up/,
      ),
    },
  ])
})

test('keys that never end are no word, an end that nobody knows is one', async () => {
  const web = await service('')

  expect(credentialMistakes({ kind: 'never' }, { service: web, goal: goal() }, now)).toEqual({
    mistakes: [],
    notices: [],
  })
  expect(credentialMistakes({ kind: 'unknown' }, { service: web, goal: goal() }, now)).toMatchObject({
    mistakes: [],
    notices: [expect.stringContaining('AWS_CREDENTIAL_EXPIRATION')],
  })
})
