import { expect, test } from 'vitest'
import type { Goal } from '../../../src/deploy/goal.ts'
import { goal } from '../../deploy/goals.ts'
import { signal } from '../support/adapter.ts'
import { type Compared, runCompared } from '../support/compared.ts'
import { groupAdapter, groupScene } from '../support/groups.ts'

/** A group does in its own time what it is told. */
const patienceMs = 10_000

test('what is imagined of every act on groups is what AWS shows after it', async () => {
  const scene = await groupScene({ green: { MinSize: 0, MaxSize: 1 } })
  const all: Compared[] = []
  const run = async (change: Partial<Goal>, id: string) => {
    const adapter = await groupAdapter(scene.sandbox)
    const made = await adapter.fleet.made(signal)
    const its = goal(
      { ...change, made, run: { repository: 'acme/web', id, attempt: 1, actor: 'octocat' } },
      { fleet: 'auto-scaling', count: { live: true, atLeast: 1 } },
    )
    return runCompared(adapter, its, all, patienceMs)
  }
  const unnamed = { release: undefined, build: undefined }

  const outcomes = [
    await run({}, '1'),
    await run({ ...unnamed, command: 'rollback' }, '2'),
    await run({ release: 'v3', build: 'b3', hold: { kind: 'approval', ms: 60_000 } }, '3'),
    await run({ ...unnamed, command: 'retire' }, '4'),
  ]
  await scene.close()

  expect(outcomes).toEqual(['held', 'rolled-back', 'held', 'retired'])
  expect(all.map(({ kind, shown }) => [kind, shown])).toEqual(
    all.map(({ kind, imagined }) => [kind, imagined]),
  )
  const kinds = ['launch', 'register', 'deregister', 'terminate', 'freeze', 'thaw', 'protect', 'gate']
  expect([...new Set(all.map(({ kind }) => kind))]).toEqual(expect.arrayContaining(kinds))
}, 120_000)
