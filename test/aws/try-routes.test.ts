import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import { type Adapter, adapterOf, look, perform, quickSandbox, signal } from './support/adapter.ts'

let sandbox: Sandbox
let adapter: Adapter
beforeAll(async () => {
  sandbox = await quickSandbox({ routes: 2 })
})
beforeEach(async () => {
  await sandbox.reset()
  adapter = await adapterOf(sandbox)
})
afterAll(() => sandbox.close())

/** Every listener and rule as the load balancer has it. */
const everything = () =>
  JSON.stringify([
    ...sandbox.world.loadBalancing.listeners.values(),
    ...sandbox.world.loadBalancing.rules.values(),
  ])

test('a route is set to exactly what it is: weights and stickiness of a forward stay', async () => {
  const [listener] = adapter.settings.routes
  const [pair] = adapter.settings.pairs
  sandbox.world.loadBalancing.modifyListener(listener?.arn ?? '', {
    defaultActions: [
      {
        type: 'forward',
        order: 1,
        groups: [
          { arn: pair?.blue ?? '', weight: 1 },
          { arn: pair?.green ?? '', weight: 0 },
        ],
        stickiness: { enabled: true, durationSeconds: 600 },
      },
    ],
  })
  const { routes } = await look(adapter)
  const before = everything()

  expect(await adapter.traffic.tryRoutes(routes, signal)).toEqual([])

  expect(everything()).toBe(before)
})

test('routes that somebody changed since they were seen are left alone, and said', async () => {
  const { routes } = await look(adapter)
  await perform(adapter, { kind: 'forward', color: 'green' })
  const before = everything()

  expect(await adapter.traffic.tryRoutes(routes, signal)).toEqual(
    routes.map(({ name }, index) => ({
      path: `services.web.routes[${index}]`,
      said: `somebody else changed the route ${name} meanwhile (foreign-change): web-blue → web-green`,
      remedy: 'Set the route back, or run the command again, which looks at it anew.',
    })),
  )
  expect(everything()).toBe(before)
})
