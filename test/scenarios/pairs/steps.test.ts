import { expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { startLoad } from '../support/load.ts'
import { createPair } from '../support/pairs.ts'
import { openStage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { bySteps, started } from '../switch/canary.ts'

thorough('traffic moves a share at a time on both load balancers, and all of it at the end', async () => {
  const stage = await openStage({ nodes: 2 }, bySteps)
  const pair = await createPair(stage.sandbox, { on: 'internal load balancer' })
  const load = startLoad([...stage.sandbox.nodes, pair.nodes])
  const forwards = async () => [...(await stage.person.look()).routes, await pair.forwards()]
  // Every node comes to know of blue in its own time.
  await load.rounds(2)
  load.clear()
  try {
    const deploy = started(stage, 'deploy', { release: 'v2' }, { change: { routes: pair.routes } })

    await deploy.says('10 % for 60 s')
    expect(await forwards()).toEqual(['blue+green', 'blue+green'])
    await stage.advance('1m')
    await deploy.says('50 % for 60 s')
    await stage.advance('1m')

    expectEnd(await deploy.done, 'held, green v2, blue v1')
    expect(await forwards()).toEqual(['green', 'green'])
    expect(load.counts().lost).toEqual([])
  } finally {
    await load.stop()
    pair.destroy()
    await stage.close()
  }
})
