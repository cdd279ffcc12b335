import { afterAll, beforeAll, expect } from 'vitest'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ services: 2 }, { lease: '9s' })
})
afterAll(() => stage.close())

thorough(
  'two runs that name the services in opposite orders wait for each other, and never both',
  async () => {
    // Time for each to take its first before it comes to its second.
    await stage.faults([
      { kind: 'delay', action: 'CreateRule', match: { Priority: 11 }, when: 'after', ms: 2_000, times: 2 },
    ])
    const deploy = (service: string, runId: number) =>
      stage.start('deploy', { release: 'v2', service, 'wait-for-lease': '10m' }, { runId })

    const runs = [deploy('web,web2', 12), deploy('web2,web', 13)]
    const ends = await Promise.all(runs.map(({ done }) => done))

    const story = ends.map(({ log }) => log).join('\n')
    expect(ends.map(({ outputs }) => outputs['outcome']).sort(), story).toEqual(['held', 'unchanged'])
    for (const service of ['web', 'web2'])
      expect(await stage.person.look(service)).toMatchObject({ routes: ['green'], green: ['v2 healthy'] })
  },
)
