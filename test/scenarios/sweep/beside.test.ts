import { afterAll, beforeAll, expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'
import { expectSwept } from './swept.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ services: 3 }, { hold: '30s' })
})
afterAll(() => stage.close())

thorough(
  'each service is its own: one at work is left alone, one that is refused stops no other',
  async () => {
    await stage.run('deploy', { release: 'v2', service: 'web2,web3' })
    await stage.advance('31s')
    await stage.person.setRoute(0, 'blue', 'web2')
    await stage.faults([{ kind: 'delay', action: 'RegisterTargets', ms: 600_000 }])
    let log = ''
    const onOutput = (text: string) => (log += text)
    const working = stage.start('deploy', { release: 'v2', service: 'web' }, { runId: 77, onOutput })
    await until(() => log.includes('▸ register the targets'))
    const before = (await stage.person.look()).apart

    const result = await stage.run('sweep', { service: '*' })

    const told = JSON.parse(result.outputs['services'] ?? '[]').map(
      ({ service, outcome }: Record<string, string>) => `${service} ${outcome}`,
    )
    expect(told, result.log).toEqual(['web swept', 'web2 refused', 'web3 swept'])
    expect([result.code, result.outputs['outcome']]).toEqual([1, 'refused'])
    expect(result.log).toMatch(/left alone: octo\/shop run 77 attempt 1 .* holds the lease/)
    expect(await stage.person.look('web2')).toMatchObject({ blue: ['v1 healthy'], green: ['v2 healthy'] })
    expect(await stage.person.look('web3')).toMatchObject({ routes: ['green'], blue: [] })
    expect((await stage.person.look()).apart.length).toBeGreaterThanOrEqual(before.length - 1)
    working.kill()
    await working.done
    await stage.noFaults()
    await stage.advance('10s')
    expectSwept(await stage.run('sweep', { service: 'web' }), 'swept 0, blue v1, green empty')
    expectEnd(await stage.run('deploy', { release: 'v3', service: 'web' }), 'held, green v3, blue v1')
  },
)
