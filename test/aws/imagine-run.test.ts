import { expect, test } from 'vitest'
import type { Goal } from '../../src/deploy/goal.ts'
import { goal } from '../deploy/goals.ts'
import { sized } from '../support/size.ts'
import { adapterOf, madeOf, quickSandbox, settingsOf } from './support/adapter.ts'
import { type Compared, runCompared } from './support/compared.ts'
import { withPair } from './support/pairs.ts'

const naming = {
  name: 'web-{color}-{index}',
  record: { template: '{name}.bdash.inside', ttl: 60, address: 'private' as const },
}

const worlds = [
  ['one pair of target groups', undefined],
  ['a public and an internal load balancer', 'internal load balancer'],
] as const

test.for(sized<readonly (typeof worlds)[number][]>({ small: worlds.slice(0, 1), full: worlds }))(
  'with %s, what is imagined of every act of four commands is what AWS shows',
  { timeout: 120_000 },
  async ([_, on]) => {
    // Health checks that are late by the sandbox's clock would make a side unfit to go back to.
    await using sandbox = await quickSandbox({ routes: 2, speed: 8 })
    const made = madeOf(settingsOf(sandbox).fleet)
    const settings = on === undefined ? {} : (await withPair(sandbox, on)).settings
    const all: Compared[] = []
    const run = async (change: Partial<Goal>, id: string) => {
      const its = goal(
        { ...change, made, run: { repository: 'acme/web', id, attempt: 1, actor: 'octocat' } },
        { naming, pairs: on === undefined ? 1 : 2 },
      )
      return runCompared(await adapterOf(sandbox, settings, its.run), its, all)
    }
    const unnamed = { release: undefined, build: undefined }

    const outcomes = [
      await run({}, '1'),
      await run({ ...unnamed, command: 'rollback' }, '2'),
      await run({ release: 'v3', build: 'b3', hold: { kind: 'approval', ms: 60_000 } }, '3'),
      await run({ ...unnamed, command: 'retire' }, '4'),
    ]

    expect(outcomes).toEqual(['held', 'rolled-back', 'held', 'retired'])
    expect(all.map(({ kind, shown }) => [kind, shown])).toEqual(
      all.map(({ kind, imagined }) => [kind, imagined]),
    )
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set([
        'remember',
        'launch',
        'name',
        'register',
        'preview',
        'forward',
        'unpreview',
        'deregister',
        'unname',
        'terminate',
        'gate',
      ]),
    )
  },
)
