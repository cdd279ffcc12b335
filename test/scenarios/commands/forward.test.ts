import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { transcript } from '../support/transcript.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ routes: 2, targets: 2, nodes: 3, propagationMs: [0, 300] })
})
afterAll(() => stage.close())

const serving = { routes: ['blue', 'blue'], blue: ['v1 healthy', 'v1 healthy'] }
const names = (...colors: readonly string[]) =>
  colors.flatMap((color) => [`web-${color}-1.bdash.inside.`, `web-${color}-2.bdash.inside.`])

test('a dry run prints every act of a deploy and writes nothing', async () => {
  const result = await stage.run('deploy', { release: 'v2', 'dry-run': 'true' })

  expectEnd(result, 'planned, blue v1, green empty')
  expect(await stage.writes()).toEqual([])
  const acts = [...result.log.matchAll(/^▹ (.{25})/gm)].map(([, name = '']) => name.trim())
  expect(acts).toEqual([
    'claim the attempt',
    'launch the fleet',
    'name the machines',
    'register the targets',
    'set the preview',
    'test the release',
    'close the gate',
    'switch traffic',
    'switch traffic',
    'open the gate',
    'turn the preview round',
    'accept the release',
  ])
})

test('provision: the idle side runs the release, healthy by the load balancer’s own checks, named in DNS', async () => {
  const result = await stage.run('provision', { release: 'v2' })

  expectEnd(result, 'provisioned, blue v1, green v2')
  expect(await stage.person.look()).toEqual({
    ...serving,
    green: ['v2 healthy', 'v2 healthy'],
    apart: [],
    preview: 'green',
  })
  expect(await stage.person.records()).toEqual(names('blue', 'green'))
  expect(JSON.parse(result.outputs['instance-ids'] ?? '').sort()).toEqual(
    await stage.person.targetIds('green'),
  )
})

test('test: every release test passes against the idle side, and production stays where it is', async () => {
  expectEnd(await stage.run('test'), 'tested, blue v1, green v2')
  expect(await stage.person.look()).toMatchObject(serving)
})

test('switch: production is on the idle side, proven through every node; the other side is held', async () => {
  const result = await stage.run('switch')

  expectEnd(result, 'held, green v2, blue v1')
  expect(result.outputs).toMatchObject({ proof: 'nodes', agrees: 'true' })
  expect(Date.parse(result.outputs['held-until'] ?? '') - Date.now()).toBeGreaterThan(25 * 60_000)
  expect(result.log).toMatch(/(\d+) of \1 answers in a row say v2; every one of 3 nodes/)
  expect(await stage.person.look()).toEqual({
    routes: ['green', 'green'],
    blue: ['v1 healthy', 'v1 healthy'],
    green: ['v2 healthy', 'v2 healthy'],
    apart: [],
    preview: 'blue',
  })
})

test('status: nothing is changed; who is live, who is held until when', async () => {
  const before = await stage.writes()

  const result = await stage.run('status')

  expectEnd(result, 'status, green v2, blue v1')
  expect(result.log).toMatch(/idle +blue {2}v1 \(a1\) {2}held .*retire due 20/)
  expect((await stage.writes()).slice(before.length)).toEqual([])
})

test('rollback: traffic is back on the held side, and proven', async () => {
  const result = await stage.run('rollback')

  expectEnd(result, 'rolled-back, blue v1, green v2')
  expect(result.outputs['proof']).toBe('nodes')
  expect(await stage.person.look()).toMatchObject(serving)
})

test('retire: the side has drained and is gone, with its names and its rule', async () => {
  expectEnd(await stage.run('retire'), 'retired, blue v1, green empty')
  expect(await stage.person.look()).toEqual({ ...serving, green: [], apart: [], preview: 'none' })
  expect(await stage.person.records()).toEqual(names('blue'))
  expect((await stage.person.rules()).filter(({ IsDefault }) => !IsDefault)).toEqual([])
})

test('deploy: the whole way, as its transcript tells', async () => {
  const before = await stage.writes()

  const result = await stage.run('deploy', { release: 'v3', reason: 'the weekly release' })

  expectEnd(result, 'held, green v3, blue v1')
  const writes = (await stage.writes()).slice(before.length)
  await expect(transcript(result, writes)).toMatchFileSnapshot('./deploy.transcript.txt')
})
