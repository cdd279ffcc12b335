import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { matches } from '../../../sandbox/data-plane/health/matcher.ts'
import { ask } from './ask.ts'
import { forward, setScene, until } from './scene.ts'

describe('a matcher of success codes', () => {
  test.each([
    ['200', 200, true],
    ['200', 201, false],
    ['200,202', 202, true],
    ['200,202', 201, false],
    ['200-399', 301, true],
    ['200-399', 404, false],
    ['200-204,301', 301, true],
  ] as const)('%s says of %i: %s', (matcher, status, expected) => {
    expect(matches(matcher, status)).toBe(expected)
  })
})

test('one passing check makes a new target healthy, and it comes at once', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  const group = scene.group('blue', [target], { intervalSeconds: 300, healthyThreshold: 10 })

  await scene.listen(forward(group))
  await scene.health(group, 'healthy', target)

  expect(target.requests).toHaveLength(1)
})

test('a check is a GET of its own connection that says who asks', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  const group = scene.group('blue', [target])
  await scene.listen(forward(group))
  await scene.health(group, 'healthy', target)

  const [check] = target.requests

  expect(check).toMatchObject({ method: 'GET', url: '/healthz', httpVersion: '1.1' })
  expect(check?.headers).toMatchObject({
    host: `${target.address}:${scene.port}`,
    'user-agent': 'ELB-HealthChecker/2.0',
    connection: 'close',
  })
})

test('every node checks on its own', async () => {
  await using scene = await setScene({ nodes: 3 })
  const target = await scene.target('v1')
  const group = scene.group('blue', [target])
  await scene.listen(forward(group))

  const findings = () => group.targets.get(`${target.address}:${scene.port}`)?.health
  await until(() => findings()?.size === 3)

  expect([...(findings()?.keys() ?? [])].toSorted()).toEqual(scene.loadBalancer.nodeAddresses.toSorted())
  expect(target.requests).toHaveLength(3)
})

test('a group that no listener or rule names is not checked', async () => {
  await using scene = await setScene({ healthIntervalMs: 10 })
  const [used, idle] = [await scene.target('used'), await scene.target('idle')]
  scene.group('green', [idle])
  await scene.listen(forward(scene.group('blue', [used])))

  await until(() => used.requests.length > 5)

  expect(idle.requests).toHaveLength(0)
})

test('a status outside the matcher fails the check with the codes that came', async () => {
  await using scene = await setScene({ healthIntervalMs: 10 })
  const target = await scene.target('v1')
  target.health = 302
  const group = scene.group('blue', [target])
  await scene.listen(forward(group))
  await scene.health(group, 'unhealthy', target)

  expect(scene.model.targetHealth(group.arn, { id: target.address })).toEqual({
    state: 'unhealthy',
    reason: 'Target.ResponseCodeMismatch',
    description: 'Health checks failed with these codes: [302]',
  })
})

test('a refused connection fails the check', async () => {
  await using scene = await setScene({ healthIntervalMs: 10 })
  const target = await scene.target('v1')
  const group = scene.group('blue', [target])
  await target.close()
  await scene.listen(forward(group))
  await scene.health(group, 'unhealthy', target)

  expect(scene.model.targetHealth(group.arn, { id: target.address })).toMatchObject({
    reason: 'Target.FailedHealthChecks',
    description: 'Health checks failed',
  })
})

test('a target that never answers fails by the time-out, also while the clock is moved', async () => {
  await using mute = createServer((socket) => socket.on('error', () => undefined).resume())
  await using scene = await setScene()
  const target = await scene.target('v1')
  await target.close()
  await new Promise<void>((resolve) => mute.listen(scene.port, target.address, resolve))
  const group = scene.group('blue', [target])
  await scene.listen(forward(group))

  await scene.clock.advance(90_000)

  expect(scene.model.targetHealth(group.arn, { id: target.address })).toEqual({
    state: 'unhealthy',
    reason: 'Target.Timeout',
    description: 'Request timed out',
  })
})

test('a check may go to a port of its own', async () => {
  let asked = ''
  await using aside = createServer((socket) => {
    socket.once('data', (text) => {
      asked = String(text)
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')
    })
  })
  await using scene = await setScene()
  const target = await scene.target('v1')
  const group = scene.group('blue', [target], { port: String(scene.port + 1) })
  await new Promise<void>((resolve) => aside.listen(scene.port + 1, target.address, resolve))

  await scene.listen(forward(group))
  await scene.health(group, 'healthy', target)

  expect(asked).toContain(`Host: ${target.address}:${scene.port + 1}\r\n`)
  expect(target.requests).toHaveLength(0)
})

test('a target that turns sick is found out within two intervals of moved time', async () => {
  await using scene = await setScene()
  const target = await scene.target('v1')
  const group = scene.group('blue', [target])
  await scene.listen(forward(group))
  await scene.health(group, 'healthy', target)
  await scene.clock.advance(60_000)

  target.health = 500
  await scene.clock.advance(61_000)

  expect(scene.model.targetHealth(group.arn, { id: target.address }).state).toBe('unhealthy')
})

test('ten hours of checks pass in moments, and what changes afterwards is found out at once', async () => {
  await using scene = await setScene({ nodes: 3, healthIntervalMs: 5_000 })
  const target = await scene.target('v1')
  const group = scene.group('blue', [target])
  await scene.listen(forward(group))
  const begun = performance.now()
  await scene.clock.advance(36_000_000)
  const tookMs = performance.now() - begun

  target.health = 500
  await scene.clock.advance(10_001)

  expect(tookMs).toBeLessThan(10_000)
  expect(scene.model.targetHealth(group.arn, { id: target.address }).state).toBe('unhealthy')
})

test('while the clock is moved, a target whose answers change nothing is still asked every half hour', async () => {
  await using scene = await setScene({ healthIntervalMs: 5_000 })
  const target = await scene.target('v1')
  const group = scene.group('blue', [target])
  await scene.listen(forward(group))
  await scene.clock.advance(3_600_000)
  const before = target.requests.length

  await scene.clock.advance(36_000_000)

  expect(target.requests.length - before).toBeGreaterThanOrEqual(20)
  expect(target.requests.length - before).toBeLessThanOrEqual(22)
})

test('a target that turns sick on the way is found out within half an hour of moved time', async () => {
  await using scene = await setScene({ healthIntervalMs: 5_000 })
  const target = await scene.target('v1')
  const group = scene.group('blue', [target])
  await scene.listen(forward(group))
  scene.clock.after(3_600_000, () => {
    target.health = 500
  })

  await scene.clock.advance(3_600_000 + 1_800_000 + 10_000)

  expect(scene.model.targetHealth(group.arn, { id: target.address }).state).toBe('unhealthy')
})

test('a change that a node hears of on the way has its targets asked at their next checks', async () => {
  await using scene = await setScene({ healthIntervalMs: 5_000 })
  const [sick, other] = [await scene.target('sick'), await scene.target('other')]
  const group = scene.group('blue', [sick])
  await scene.listen(forward(group))
  scene.clock.after(3_600_000, () => {
    sick.health = 500
    scene.register(group, other)
  })

  await scene.clock.advance(3_600_000 + 15_000)

  expect(scene.model.targetHealth(group.arn, { id: sick.address }).state).toBe('unhealthy')
  expect(scene.model.targetHealth(group.arn, { id: other.address }).state).toBe('healthy')
})

test('targets that are registered later are checked at once and then at the interval, like the first', async () => {
  await using scene = await setScene({ healthIntervalMs: 5_000 })
  const targets = [await scene.target('one'), await scene.target('two'), await scene.target('three')]
  const group = scene.group('blue', [])
  await scene.listen(forward(group))
  for (const target of targets) {
    scene.register(group, target)
    await scene.plane.settled()
    await scene.health(group, 'healthy', target)
    await scene.clock.advance(2_000)
  }

  await scene.clock.advance(5_000)

  expect(targets.map(({ requests }) => requests.length)).toEqual([3, 2, 2])
})

test('a node routes by its own findings, whatever other nodes found', async () => {
  await using scene = await setScene({ nodes: 2 })
  const [one, two] = [await scene.target('one'), await scene.target('two')]
  const group = scene.group('blue', [one, two], { intervalSeconds: 300 })
  await scene.listen(forward(group))
  const [first = '', second = ''] = scene.loadBalancer.nodeAddresses
  await until(() => [...group.targets.values()].every(({ health }) => health.size === 2))
  const bad = { passed: false, reason: 'Target.Timeout', description: 'Request timed out' }
  for (let n = 0; n < 2; n++) {
    scene.model.noteCheck(group.arn, `${one.address}:${scene.port}`, first, bad)
    scene.model.noteCheck(group.arn, `${two.address}:${scene.port}`, second, bad)
  }

  const bodies = [(await ask(scene.url('/', 0))).body, (await ask(scene.url('/', 1))).body]

  expect(bodies).toEqual(['two', 'one'])
})

test('checks of a target end with its registration', async () => {
  await using scene = await setScene({ healthIntervalMs: 10 })
  const [gone, left] = [await scene.target('gone'), await scene.target('left')]
  const group = scene.group('blue', [gone, left])
  await scene.listen(forward(group))
  await scene.health(group, 'healthy', gone, left)
  scene.deregister(group, gone)
  await scene.plane.settled()
  const [goneThen, leftThen] = [gone.requests.length, left.requests.length]

  await until(() => left.requests.length > leftThen + 5)

  // One may have been under way.
  expect(gone.requests.length - goneThen).toBeLessThanOrEqual(1)
})
