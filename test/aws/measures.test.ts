import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import { minuteMs } from '../../src/deploy/minutes.ts'
import { type Adapter, adapterOf, quickSandbox, signal } from './support/adapter.ts'

let sandbox: Sandbox
let adapter: Adapter
const compare = { errors: 1, latencyMs: 100, minutes: 1, requests: 1 }
beforeAll(async () => {
  // Its time only moves when a test moves it.
  sandbox = await quickSandbox({ speed: 0.001, routes: 2, metricLagMs: [60_000, 180_000] })
  adapter = await adapterOf(sandbox, { watch: { http: undefined, alarms: [], compare } })
})
afterAll(() => sandbox.close())

/** One second into the next minute. */
async function nextMinute(): Promise<number> {
  const { clock } = sandbox.world
  const start = Math.floor(clock.now() / minuteMs + 1) * minuteMs
  await clock.advance(start + 1000 - clock.now())
  return start
}

const ask = async (path: string) => {
  const [node = ''] = sandbox.nodes[0] ?? []
  await (await fetch(`${node}${path}`, { headers: { connection: 'close' } })).text()
}

test('each side’s target group is measured by the minute; one without requests is not told', async () => {
  const first = await nextMinute()
  for (const path of ['/version', '/version', '/slow?ms=300']) await ask(path)
  await nextMinute()
  const third = await nextMinute()
  await ask('/version')
  await sandbox.world.clock.advance(4 * minuteMs)

  const span = { from: first, to: first + 5 * minuteMs }
  const [blue, green] = await Promise.all([
    adapter.measures('blue', span, signal),
    adapter.measures('green', span, signal),
  ])

  expect(green).toEqual([{ pair: 0, group: 'web-green', minutes: [] }])
  expect(blue).toMatchObject([
    {
      ...{ pair: 0, group: 'web-blue' },
      minutes: [
        { at: first, requests: 3, errors: 0 },
        { at: third, requests: 1, errors: 0 },
      ],
    },
  ])
  const [slow, quick] = blue[0]?.minutes.map(({ p99Ms }) => p99Ms ?? 0) ?? []
  expect(slow).toBeGreaterThanOrEqual(300)
  expect(quick).toBeLessThan(300)
})

test('the end of the time is left out of it', async () => {
  const start = await nextMinute()
  await ask('/version')
  await sandbox.world.clock.advance(4 * minuteMs)

  const upTo = async (to: number) =>
    (await adapter.measures('blue', { from: start - minuteMs, to }, signal))[0]?.minutes.map(({ at }) => at)

  expect(await upTo(start)).not.toContain(start)
  expect(await upTo(start + minuteMs)).toContain(start)
})

test('whether metrics may be read is tried before a switch, and only then', async () => {
  const deny = { service: 'cloudwatch', action: 'GetMetricData', kind: 'deny', times: 100 }
  await fetch(`${sandbox.control}/faults`, { method: 'POST', body: JSON.stringify([deny]) })

  const ahead = { launches: true, switches: true }
  const told = (await adapter.check(signal, ahead)).filter(({ path }) => path.endsWith('compare'))
  const before = (await adapter.check(signal, { ...ahead, switches: false })).map(({ path }) => path)

  expect(told).toEqual([
    {
      path: 'services.web.watch.compare',
      said: expect.stringMatching(/^metrics cannot be read: .*cloudwatch:GetMetricData/),
      remedy: expect.stringMatching(/\.$/),
    },
  ])
  expect(before.filter((path) => path.endsWith('compare'))).toEqual([])
})
