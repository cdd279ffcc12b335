import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd } from './support/endings.ts'
import { type Load, startLoad } from './support/load.ts'
import { openStage, type Stage } from './support/stage.ts'

let stage: Stage
let load: Load
beforeAll(async () => {
  stage = await openStage({ routes: 2, targets: 2, nodes: 3, propagationMs: [0, 500], drainSeconds: 1 })
  load = startLoad(stage.sandbox.nodes)
})
afterAll(async () => {
  await load.stop()
  await stage.close()
})

const commands = [
  ['deploy', { release: 'v2' }, 'held, green v2, blue v1', ['v1', 'v2']],
  ['rollback', {}, 'rolled-back, blue v1, green v2', ['v1', 'v2']],
  ['switch', { allow: 'rolled-back' }, 'held, green v2, blue v1', ['v1', 'v2']],
  ['retire', { allow: 'early-retire' }, 'retired, green v2, blue empty', ['v2']],
] as const

test.for(commands)(
  'under load through every node and route, %s loses no request',
  async ([command, inputs, end, releases]) => {
    load.clear()

    expectEnd(await stage.run(command, inputs), end)

    const { answered, lost } = load.counts()
    expect(lost).toEqual([])
    expect(Object.keys(answered).sort()).toEqual(releases)
    // After the command every node and route gives the release that it says is live.
    load.clear()
    await load.rounds(2)
    expect(load.counts()).toEqual({
      answered: { [end.includes('green v2,') && command !== 'rollback' ? 'v2' : 'v1']: expect.any(Number) },
      lost: [],
    })
  },
)
