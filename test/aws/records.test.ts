import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import { wholly } from '../../src/deploy/memo.ts'
import type { Memo } from '../../src/deploy/record.ts'
import { type Adapter, adapterOf, look, lookUntil, perform, quickSandbox, signal } from './support/adapter.ts'
import { termsOf } from './support/terms.ts'

let sandbox: Sandbox
let adapter: Adapter
beforeEach(async () => {
  sandbox = await quickSandbox({ targets: 0 })
  adapter = await adapterOf(sandbox)
})
afterEach(() => sandbox.close())

const live = {
  color: 'blue',
  attempt: 'a1',
  release: 'v1',
  build: 'b1',
  adopted: false,
  since: 1_795_341_600_000,
} as const
const memo: Memo = {
  written: 0,
  sequence: 1,
  live,
  idle: undefined,
  attempt: undefined,
  intent: undefined,
  rejected: { attempt: 'a1', release: 'v0', reason: '5xx > 2 %, "never healthy"' },
}

const { loadBalancing } = { loadBalancing: () => sandbox.world.loadBalancing }

/** Somebody else's tool removes every tag that it does not know from the target groups. */
const stripGroups = () => {
  for (const [arn, group] of loadBalancing().targetGroups) {
    loadBalancing().removeTags([group.arn], [...(loadBalancing().tags.get(arn)?.keys() ?? [])])
  }
}

test('what is remembered is read by another run', async () => {
  await perform(adapter, { kind: 'remember', memo })

  const again = await look(await adapterOf(sandbox))

  expect(again.memo).toEqual({ ...memo, written: again.memo.written })
  expect(again.memo.written).toBeGreaterThan(0)
})

test('each write counts one more, and a fact that is no more is gone', async () => {
  await perform(adapter, { kind: 'remember', memo })
  const before = (await look(adapter)).memo
  await perform(adapter, {
    kind: 'remember',
    memo: { ...before, rejected: undefined, intent: wholly('green') },
  })

  const { memo: after } = await look(await adapterOf(sandbox))

  expect(after).toEqual({
    ...memo,
    written: before.written + 1,
    rejected: undefined,
    intent: wholly('green'),
  })
})

test('the newest copy counts', async () => {
  await perform(adapter, { kind: 'remember', memo })
  const [group] = [...loadBalancing().targetGroups.keys()]
  loadBalancing().addTags([group ?? ''], new Map([['switchover:written', '0 9']]))

  expect((await look(await adapterOf(sandbox))).memo.sequence).toBe(1)
})

test('the preview rule keeps the record when the groups lose it', async () => {
  await perform(adapter, { kind: 'preview', shows: 'green', names: ['green'], attempt: 'a2' })
  await perform(adapter, { kind: 'remember', memo })

  stripGroups()

  expect((await look(await adapterOf(sandbox))).memo).toMatchObject({ live })
})

test('without any copy, the attempts are counted by the machines', async () => {
  await perform(adapter, {
    kind: 'launch',
    color: 'green',
    attempt: 'a7',
    release: 'v2',
    made: adapter.made,
    count: 1,
  })

  stripGroups()

  // EC2 shows a while later what was launched.
  const seen = await lookUntil(await adapterOf(sandbox), ({ memo: { sequence } }) => sequence > 0)
  expect(seen.memo).toMatchObject({ written: 0, sequence: 7, live: undefined })
})

/** Somebody writes over a tag, on this many of the target groups. */
const spoil = (groups: number, key: string, value: string) =>
  loadBalancing().addTags([...loadBalancing().targetGroups.keys()].slice(0, groups), new Map([[key, value]]))

test('a record of which no copy can be read is an error that names the tag', async () => {
  await perform(adapter, { kind: 'remember', memo })
  spoil(2, 'switchover:live', 'purple')

  await expect(look(await adapterOf(sandbox))).rejects.toMatchObject({
    code: 'bad-world',
    message: expect.stringContaining('switchover:live'),
  })
})

test.each([
  ['switchover:live', 'purple'],
  ['switchover:written', 'x'],
])(
  'a copy that somebody wrote over (%s) is passed over while another one says all, and mended by the next write',
  async (key, value) => {
    await perform(adapter, { kind: 'remember', memo })
    spoil(1, key, value)
    const run = await adapterOf(sandbox)

    const { memo: found } = await look(run)

    expect(found).toMatchObject({ live })
    await perform(run, { kind: 'remember', memo: found })
    expect((await look(await adapterOf(sandbox))).memo).toMatchObject({ live, written: found.written + 1 })
  },
)

test('a copy that is newer than what can be read is never passed over', async () => {
  await perform(adapter, { kind: 'remember', memo })
  spoil(1, 'switchover:written', '9 9')
  spoil(1, 'switchover:live', 'purple')

  await expect(look(await adapterOf(sandbox))).rejects.toMatchObject({ code: 'bad-world' })
})

test('what this run wrote counts while reads still lag behind', async () => {
  const lagging = await quickSandbox({ targets: 0, staleReadsMs: 60_000 })
  try {
    const run = await adapterOf(lagging)
    await perform(run, { kind: 'remember', memo })
    await perform(run, {
      kind: 'launch',
      color: 'green',
      attempt: 'a2',
      release: 'v2',
      made: run.made,
      count: 1,
    })
    await perform(run, { kind: 'preview', shows: 'green', names: ['green'], attempt: 'a2' })

    const seen = await look(run)

    expect(seen.memo).toMatchObject({ live })
    expect(seen.sides.green.machines).toHaveLength(1)
    expect(seen.preview).toMatchObject({ shows: 'green', attempt: 'a2' })
  } finally {
    await lagging.close()
  }
})

test('a target group with no room for the terms keeps the record, and the preview rule the terms', async () => {
  const [group = ''] = [...loadBalancing().targetGroups.keys()]
  const many = Array.from({ length: 33 }, (_, at) => [`team:${at}`, 'web'] as const)
  loadBalancing().addTags([group], new Map(many))
  await perform(adapter, { kind: 'preview', shows: 'green', names: ['green'], attempt: 'a2' })

  await perform(adapter, { kind: 'remember', memo: { ...memo, terms: termsOf(8) } })

  const tags = [...(loadBalancing().tags.get(group)?.keys() ?? [])]
  expect(tags.filter((key) => key.startsWith('switchover:terms.'))).toEqual([])
  expect(tags).toContain('switchover:live')
  expect((await look(await adapterOf(sandbox))).memo.terms).toEqual(termsOf(8))
})

test('one with no room for the record either goes without; with no place at all it is an error', async () => {
  const [blue = '', green = ''] = [...loadBalancing().targetGroups.keys()]
  const many = new Map(Array.from({ length: 40 }, (_, at) => [`team:${at}`, 'web'] as const))
  loadBalancing().addTags([blue], many)

  await perform(adapter, { kind: 'remember', memo })
  // What a place has no room for is not waited for until it shows there, which takes ten seconds.
  const began = performance.now()
  await adapter.world.settle(signal)
  expect(performance.now() - began).toBeLessThan(9_000)
  const before = (await look(await adapterOf(sandbox))).memo
  loadBalancing().removeTags([green], [...(loadBalancing().tags.get(green)?.keys() ?? [])])
  loadBalancing().addTags([green], many)

  expect(before).toMatchObject({ live })
  await expect(perform(adapter, { kind: 'remember', memo })).rejects.toThrow('TooManyTags')
  await perform(adapter, { kind: 'preview', shows: 'green', names: ['green'], attempt: 'a2' })
  await perform(adapter, { kind: 'remember', memo })
  expect((await look(await adapterOf(sandbox))).memo).toMatchObject({ live })
})
