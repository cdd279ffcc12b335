import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { ask } from './ask.ts'
import { forward, type Scene, setScene, until } from './scene.ts'
import type { TinyTarget } from './tiny-target.ts'

/** A group with one target that leaves its requests open, and one that answers. */
async function oneSlow(scene: Scene) {
  const [slow, quick] = [await scene.target('slow'), await scene.target('quick')]
  const open: ServerResponse[] = []
  slow.answer = (_, response) => open.push(response)
  const group = scene.group('blue', [slow])
  await scene.listen(forward(group))
  return { slow, quick, open, group }
}

const requestsOf = (target: TinyTarget) => target.requests.filter(({ url }) => url === '/').length

test('a draining target gets no new request and ends the one it has', async () => {
  await using scene = await setScene()
  const { slow, quick, open, group } = await oneSlow(scene)
  const asked = ask(scene.url())
  await until(() => open.length === 1)
  scene.register(group, quick)
  scene.deregister(group, slow)
  await scene.plane.settled()

  const next = await ask(scene.url())
  await scene.clock.advance(50_000)
  open[0]?.end('at last')

  expect(next.body).toBe('quick')
  expect((await asked).body).toBe('at last')
  expect(requestsOf(slow)).toBe(1)
})

test('a request that has no answer when its target’s delay is over gets 502', async () => {
  await using scene = await setScene()
  const { slow, open, group } = await oneSlow(scene)
  scene.model.setTargetGroupAttributes(group.arn, new Map([['deregistration_delay.timeout_seconds', '40']]))
  const asked = ask(scene.url())
  await until(() => open.length === 1)
  scene.deregister(group, slow)
  await scene.plane.settled()

  await scene.clock.advance(41_000)
  const { status, headers } = await asked
  await until(() => scene.answers.length > 0)

  expect([status, headers.server]).toEqual([502, 'awselb/2.0'])
  expect(scene.answers).toMatchObject([{ status: 502, maker: 'node', cut: true }])
})

test('an answer that has begun when the delay is over is broken off', async () => {
  await using scene = await setScene()
  const { slow, open, group } = await oneSlow(scene)
  scene.model.setTargetGroupAttributes(group.arn, new Map([['deregistration_delay.timeout_seconds', '40']]))
  const asked = ask(scene.url()).catch((error: NodeJS.ErrnoException) => error.code)
  await until(() => open.length === 1)
  open[0]?.write('the beginning')
  scene.deregister(group, slow)
  await scene.plane.settled()

  await scene.clock.advance(41_000)

  expect(await asked).toBe('ECONNRESET')
  await until(() => scene.answers.length > 0)
  expect(scene.answers).toMatchObject([{ status: 200, maker: 'target', cut: true }])
})

test('the end of one target’s delay leaves requests to others alone', async () => {
  await using scene = await setScene()
  const { slow, quick, open, group } = await oneSlow(scene)
  scene.model.setTargetGroupAttributes(group.arn, new Map([['deregistration_delay.timeout_seconds', '1']]))
  const asked = ask(scene.url())
  await until(() => open.length === 1)
  scene.register(group, quick)
  scene.deregister(group, quick)

  await scene.clock.advance(2_000)
  open[0]?.end('untouched')

  expect((await asked).body).toBe('untouched')
  expect(requestsOf(slow)).toBe(1)
})
