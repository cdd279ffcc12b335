import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { Mapping } from '../support/config.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

// Its health turns bad with the first production request; everything else it answers as ever.
const release = 'late-sick-v2'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ nodes: 2 })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const deploy = (watch: Mapping) => stage.run('deploy', { release }, { change: { watch } })

thorough(
  'a question through every node that is answered wrongly three times in a row rejects the release',
  async () => {
    const result = await deploy({ for: '5m', http: { path: '/healthz' }, 'target-health': false })

    expectEnd(result, `rejected, blue v1, green ${release}`)
    const evidence = /under production traffic: 0 of 2 answers right through 2 nodes; .* answers 500/
    expect(result.log).toMatch(evidence)
    expect(result.summary).toMatch(evidence)
    expect(await stage.person.look()).toMatchObject({ routes: ['blue'], blue: ['v1 healthy'] })
  },
)

thorough('so do targets that are not healthy any more, with what the load balancer saw', async () => {
  const result = await deploy({ for: '5m', http: { path: '/version' } })

  expectEnd(result, `rejected, blue v1, green ${release}`)
  expect(result.log).toMatch(
    /rejected: under production traffic: 0 of 1 targets healthy; i-\w+ unhealthy: .*\[500\]; likely cause: .*; 2 of 2 answers right/,
  )
})

thorough('what is not watched is nothing against a release', async () => {
  const result = await deploy({ for: '2s', http: { path: '/version' }, 'target-health': false })

  expectEnd(result, `held, green ${release}, blue v1`)
})
