import { afterAll, beforeAll, expect, test } from 'vitest'
import { sized } from '../../support/size.ts'
import { expectEnd } from '../support/endings.ts'
import { type Load, startLoad } from '../support/load.ts'
import { createPair, type FurtherPair } from '../support/pairs.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let pair: FurtherPair
let load: Load
beforeAll(async () => {
  stage = await openStage({ targets: 2, nodes: 2, propagationMs: [0, 500], drainSeconds: 1 })
  pair = await createPair(stage.sandbox, { on: 'internal load balancer' })
  load = startLoad([...stage.sandbox.nodes, pair.nodes])
})
afterAll(async () => {
  await load.stop()
  pair.destroy()
  await stage.close()
})

const run = (command: string, inputs: Readonly<Record<string, string>>) =>
  stage.run(command, inputs, { change: { routes: pair.routes } })

const commands = [
  ['deploy', { release: 'v2' }, 'held, green v2, blue v1', ['v1', 'v2']],
  ['rollback', {}, 'rolled-back, blue v1, green v2', ['v1', 'v2']],
  ['switch', { allow: 'rolled-back' }, 'held, green v2, blue v1', ['v1', 'v2']],
  ['retire', { allow: 'early-retire' }, 'retired, green v2, blue empty', ['v2']],
] as const

test.for(sized<readonly (typeof commands)[number][]>({ small: commands.slice(0, 1), full: commands }))(
  'under load on a public and an internal load balancer, %s loses no request on either',
  async ([command, inputs, end, releases]) => {
    load.clear()

    const result = await run(command, inputs)

    expectEnd(result, end)
    if (command !== 'retire') expect(result.outputs['proof'], result.log).toBe('nodes')
    const { answered, lost } = load.counts()
    expect(lost).toEqual([])
    expect(Object.keys(answered).sort()).toEqual(releases)
    // After the command every node of both gives the release that it says is live.
    load.clear()
    await load.rounds(2)
    expect(load.counts()).toEqual({
      answered: { [command === 'rollback' ? 'v1' : 'v2']: expect.any(Number) },
      lost: [],
    })
  },
)
