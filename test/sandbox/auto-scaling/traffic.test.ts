import { afterEach, expect, test } from 'vitest'
import { ask, askTimes } from '../data-plane/ask.ts'
import { openScene, type Scene } from './scene.ts'

/** The machine may be busy with other tests. */
const PATIENT = { timeout: 10_000 }

let scene: Scene
afterEach(() => scene.close())

/** The URL of the only node of the seeded route. */
const node = () => scene.sandbox.nodes[0]?.[0] ?? ''

test('instances of a group really serve, by what their template says, once they are attached', async () => {
  scene = await openScene()
  await scene.create('serving')

  const before = await ask(node())
  await scene.scaling.attachTrafficSources({
    AutoScalingGroupName: 'serving',
    TrafficSources: [{ Identifier: scene.groups.blue }],
  })
  await scene.advance(10)

  const bodies = await askTimes(4, node())
  expect(before.status).toBe(503)
  expect(bodies.every((body) => body.includes('v1'))).toBe(true)
  const traffic = (await (await fetch(`${scene.sandbox.control}/traffic`)).json()) as { release?: string }[]
  expect(traffic.some(({ release }) => release === 'v1')).toBe(true)
})

test('a request that is under way ends in peace while its instance drains, and new ones go elsewhere', async () => {
  scene = await openScene({ speed: 1, drainSeconds: 30 })
  await scene.create('peaceful', { TargetGroupARNs: [scene.groups.blue], DesiredCapacity: 1 })
  await scene.advance(10)

  const slow = ask(`${node()}/slow?ms=2500`)
  await expect.poll(() => underWay(scene), PATIENT).toBe(409)
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'peaceful', DesiredCapacity: 0 })
  await expect.poll(async () => (await ask(node())).status, PATIENT).toBe(503)
  const during = await scene.states('peaceful')

  expect(during).toEqual(['Terminating'])
  expect((await slow).status).toBe(200)
})

test('what is still open when the delay is over is cut, and only then the instance ends', async () => {
  scene = await openScene({ speed: 1, drainSeconds: 5 })
  await scene.create('cut', { TargetGroupARNs: [scene.groups.blue], DesiredCapacity: 1 })
  await scene.advance(10)
  const [instance] = await scene.instances('cut')

  const endless = ask(`${node()}/slow?ms=600000`)
  await expect.poll(() => underWay(scene), PATIENT).toBe(409)
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'cut', DesiredCapacity: 0 })
  await scene.advance(4)
  const draining = scene.sandbox.world.compute.instances.get(instance?.id ?? '')?.state
  await scene.advance(20)

  expect(draining).toBe('running')
  expect((await endless).status).toBe(502)
  expect(scene.sandbox.world.compute.instances.get(instance?.id ?? '')?.state).toBe('terminated')
})

/** What the only instance says of its own work: 409 while there is some. */
async function underWay({ sandbox }: Scene): Promise<number> {
  const running = [...sandbox.world.compute.instances.values()].find(({ state }) => state === 'running')
  return (await ask(`http://${running?.privateAddress}:8080/busy`)).status
}
