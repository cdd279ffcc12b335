import { expect, onTestFinished, test } from 'vitest'
import type { Capacity } from '../../../sandbox/model/compute/capacity.ts'
import { createCalls } from '../../../sandbox/server/calls.ts'
import { type Controlled, startControl } from '../../../sandbox/server/control.ts'
import { createFaults } from '../../../sandbox/server/faults.ts'

/** A control API over next to nothing; `advanced` tells by how much time was moved. */
async function control() {
  const advanced: number[] = []
  let capacity: Capacity = { pools: [], notOffered: [] }
  const controlled: Controlled = {
    calls: createCalls(),
    faults: createFaults(),
    state: async () => ({ instances: [] }),
    traffic: () => [{ release: 'v1' }],
    capacity(change) {
      capacity = { ...capacity, ...change }
      return capacity
    },
    node: (body) => body,
    alarm: (body) => body,
    zonalShift: (body) => body,
    async advance(ms) {
      advanced.push(ms)
      return ms
    },
    reset: async () => controlled.faults.clear(),
  }
  const { url, close } = await startControl('127.0.0.1', controlled)
  onTestFinished(close)
  const ask = async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const post = { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers }
    const answer = await fetch(`${url}${path}`, body === undefined ? { headers } : post)
    return { status: answer.status, body: await answer.json() }
  }
  return { ...controlled, url, ask, advanced }
}

test('state, calls and traffic are shown', async () => {
  const { ask, calls } = await control()
  calls.note({ time: 't', service: 'sts', action: 'GetCallerIdentity', parameters: {}, status: 200 })

  expect(await ask('/state')).toEqual({ status: 200, body: { instances: [] } })
  expect(await ask('/traffic')).toEqual({ status: 200, body: [{ release: 'v1' }] })
  expect(await ask('/calls')).toMatchObject({ status: 200, body: [{ action: 'GetCallerIdentity' }] })
})

test('faults are set, shown while they wait, and cleared by a reset', async () => {
  const { ask, faults } = await control()

  await ask('/faults', [{ service: 'ec2', action: 'RunInstances', nth: 2, kind: 'throttle' }])
  faults.due('ec2', 'RunInstances', {})
  const waiting = await ask('/faults')
  await ask('/reset', {})

  expect(waiting.body).toMatchObject([{ action: 'RunInstances', nth: 2, seen: 1 }])
  expect(faults.pending()).toEqual([])
})

test('faults that wait can be called off', async () => {
  const { url, ask, faults } = await control()
  await ask('/faults', [{ action: 'RunInstances', kind: 'throttle' }])

  const answer = await fetch(`${url}/faults`, { method: 'DELETE' })

  expect(answer.status).toBe(200)
  expect(faults.pending()).toEqual([])
})

test('time moves by a duration in words or in milliseconds', async () => {
  const { ask, advanced } = await control()

  await ask('/clock', { advance: '10h' })
  await ask('/clock', { advance: 250 })

  expect(advanced).toEqual([36_000_000, 250])
})

test.each([
  ['time backwards', '/clock', { advance: -1 }],
  ['time in words that are none', '/clock', { advance: 'soon' }],
  ['no JSON', '/faults', '{'],
  ['a fault of no kind', '/faults', [{ action: 'RunInstances' }]],
])('%s is refused with a reason', async (_what, path, body) => {
  const { ask, advanced, faults } = await control()

  const { status, body: reply } = await ask(path, body)

  expect(status).toBe(400)
  expect(reply).toEqual({ error: expect.stringMatching(/\w+ \w+/) })
  expect([advanced, faults.pending()]).toEqual([[], []])
})

test('an unknown path is told what there is', async () => {
  const { ask } = await control()

  expect(await ask('/stat')).toMatchObject({
    status: 404,
    body: { error: expect.stringContaining('GET /state') },
  })
})

test('a web page may not ask', async () => {
  const { ask, advanced } = await control()

  expect(await ask('/clock', { advance: '1h' }, { origin: 'http://evil.example' })).toMatchObject({
    status: 403,
  })
  expect(advanced).toEqual([])
})

test('capacity is changed by what is named, shown, and read strictly', async () => {
  const { ask } = await control()

  await ask('/capacity', { vcpus: 16, pools: [{ type: 't3.small', room: 2 }] })
  const lifted = await ask('/capacity', { vcpus: null, instances: 5 })
  const wrong = await ask('/capacity', { pools: [{ room: -1 }], cpus: 1 })

  expect(lifted.body).toEqual({ pools: [{ type: 't3.small', room: 2 }], notOffered: [], instances: 5 })
  expect(wrong.status).toBe(400)
  expect(wrong.body).toEqual({ error: expect.stringMatching(/pools\.0\.room: .*; cpus: /) })
})
