import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ services: 2 })
})
afterAll(() => stage.close())

const outcomes = ({ outputs }: { outputs: Readonly<Record<string, string>> }) =>
  JSON.parse(outputs['services'] ?? '[]').map(
    (one: Record<string, string>) => `${one['service']} ${one['outcome']}`,
  )

test('without a name, a config of several services is refused', async () => {
  expectRefusal(await stage.run('deploy', { release: 'v2' }), /the config has 2 services: web, web2/)
})

thorough('the first that does not succeed stops the rest, which is skipped', async () => {
  await stage.faults([{ kind: 'error', code: 'InvalidParameterCombination', action: 'RunInstances' }])

  const result = await stage.run('provision', { release: 'v2', service: '*' })

  expect(outcomes(result), result.log).toEqual(['web failed', 'web2 skipped'])
  expect(await stage.person.look('web2')).toMatchObject({ routes: ['blue'], green: [] })
})

test('`*`: one service after the other, in the config’s order', async () => {
  const result = await stage.run('deploy', { release: 'v2', service: '*' })

  expect(outcomes(result), result.log).toEqual(['web held', 'web2 held'])
  expect(result.log).toMatch(
    /^service web\n(?:.*\n)*?.*web-green-1.*\n(?:.*\n)*?service web2\n(?:.*\n)*?.*web2-green-1/m,
  )
  expectEnd(result, 'held, green v2, blue v1')
  const forwards = (await stage.writes()).filter(
    ({ action, parameters }) => action === 'ModifyListener' && JSON.stringify(parameters).includes('-green'),
  )
  expect(forwards.map(({ parameters }) => /app\/(\w+)/.exec(JSON.stringify(parameters))?.[1])).toEqual([
    'web',
    'web2',
  ])
})

thorough('where one is refused, none is touched: leases are taken all or none', async () => {
  await stage.run('rollback', { service: 'web2' })
  const before = await stage.writes()

  const result = await stage.run('rollback', { service: 'web,web2' })

  expect(outcomes(result), result.log).toEqual(['web skipped', 'web2 refused'])
  expect((await stage.writes()).slice(before.length)).toEqual([])
})
