import { expect, test } from 'vitest'
import { ask, askTimes, oneConnection } from './ask.ts'
import { forward, setScene } from './scene.ts'

test('requests go to the healthy targets of a group in turn', async () => {
  await using scene = await setScene()
  const [one, two, sick] = [await scene.target('one'), await scene.target('two'), await scene.target('sick')]
  sick.health = 500
  const group = scene.group('blue', [one, two, sick])
  await scene.listen(forward(group))
  await scene.health(group, 'healthy', one, two)

  const bodies = await askTimes(6, scene.url())

  expect(bodies.filter((body) => body === 'one')).toHaveLength(3)
  expect(bodies.filter((body) => body === 'two')).toHaveLength(3)
})

test('a group whose targets are all unhealthy gets its requests all the same', async () => {
  await using scene = await setScene({ healthIntervalMs: 20 })
  const [one, two] = [await scene.target('one'), await scene.target('two')]
  one.health = two.health = 503
  const group = scene.group('blue', [one, two])
  await scene.listen(forward(group))
  await scene.health(group, 'unhealthy', one, two)

  const bodies = await askTimes(4, scene.url())

  expect(bodies.toSorted()).toEqual(['one', 'one', 'two', 'two'])
})

test('a target in a zone that traffic is shifted away from gets no request while another can take it', async () => {
  await using scene = await setScene({ healthIntervalMs: 20 })
  const [near, far] = [await scene.target('near'), await scene.target('far', 'b')]
  const group = scene.group('blue', [near, far])
  await scene.listen(forward(group))
  await scene.health(group, 'healthy', near, far)
  scene.model.setLoadBalancerAttributes(
    scene.loadBalancer.arn,
    new Map([['zonal_shift.config.enabled', 'true']]),
  )

  scene.model.shiftZone(scene.loadBalancer.arn, 'eu-west-1a')
  await scene.plane.settled()
  const shifted = await askTimes(4, scene.url())
  far.health = 500
  await scene.health(group, 'unhealthy', far)
  const alone = await askTimes(4, scene.url())

  expect(new Set(shifted)).toEqual(new Set(['far']))
  // "Zonal shift will have no effect" where it would leave none.
  expect(new Set(alone)).toEqual(new Set(['near']))
})

test('a group without targets is answered with the load balancer’s own 503', async () => {
  await using scene = await setScene()
  await scene.listen(forward(scene.group('blue', [])))

  const { status, headers, body } = await ask(scene.url())

  expect(status).toBe(503)
  expect(headers.server).toBe('awselb/2.0')
  expect(headers['content-type']).toBe('text/html')
  expect(body).toContain('<h1>503 Service Temporarily Unavailable</h1>')
})

test('a forward action whose weights are all 0 is answered with 503', async () => {
  await using scene = await setScene()
  const group = scene.group('blue', [await scene.target('v1')])
  await scene.listen(forward([group, 0]))

  const { status } = await ask(scene.url())

  expect(status).toBe(503)
})

test('a group of weight 0 gets no request beside one that weighs something', async () => {
  await using scene = await setScene()
  const blue = scene.group('blue', [await scene.target('v1')])
  const green = scene.group('green', [await scene.target('v2')])
  await scene.listen(forward([blue, 0], [green, 1]))

  const bodies = await askTimes(30, scene.url())

  expect(new Set(bodies)).toEqual(new Set(['v2']))
})

test('groups share requests by their weights', async () => {
  await using scene = await setScene()
  const blue = scene.group('blue', [await scene.target('v1')])
  const green = scene.group('green', [await scene.target('v2')])
  await scene.listen(forward([blue, 300], [green, 100]))
  const agent = oneConnection()

  const bodies = await askTimes(400, scene.url(), { agent })

  agent.destroy()
  const share = bodies.filter((body) => body === 'v2').length
  // 100 expected; six standard deviations either way.
  expect(share).toBeGreaterThan(48)
  expect(share).toBeLessThan(152)
})

test('the group cookie keeps a client on its group after the weights have moved away from it', async () => {
  await using scene = await setScene()
  const blue = scene.group('blue', [await scene.target('v1')])
  const green = scene.group('green', [await scene.target('v2')])
  const stickiness = { enabled: true, durationSeconds: 60 }
  await scene.listen({ ...forward([blue, 1], [green, 0]), stickiness })
  const first = await ask(scene.url())
  const cookies = first.headers['set-cookie'] ?? []
  const cookie = cookies.map((line) => line.split(';')[0]).join('; ')
  await scene.listen({ ...forward([blue, 0], [green, 1]), stickiness })

  const sticky = await ask(scene.url(), { headers: { cookie } })
  const other = await ask(scene.url())
  await scene.clock.advance(61_000)
  const late = await ask(scene.url(), { headers: { cookie } })

  expect(cookies.map((line) => line.split('=')[0])).toEqual(['AWSALBTG', 'AWSALBTGCORS'])
  expect([first.body, sticky.body, other.body, late.body]).toEqual(['v1', 'v1', 'v2', 'v2'])
})

test('the target cookie keeps a client on its target until that one is deregistered', async () => {
  await using scene = await setScene()
  const targets = [await scene.target('one'), await scene.target('two')]
  const group = scene.group('blue', targets)
  scene.model.setTargetGroupAttributes(group.arn, new Map([['stickiness.enabled', 'true']]))
  await scene.listen(forward(group))
  await scene.health(group, 'healthy', ...targets)
  const first = await ask(scene.url())
  const cookie = first.headers['set-cookie']?.find((line) => line.startsWith('AWSALB='))?.split(';')[0] ?? ''

  const stuck = await askTimes(4, scene.url(), { headers: { cookie } })
  scene.deregister(group, ...targets.filter(({ release }) => release === first.body))
  await scene.plane.settled()
  const moved = await ask(scene.url(), { headers: { cookie } })

  expect(stuck).toEqual(Array(4).fill(first.body))
  expect(moved.body).not.toBe(first.body)
})

test('a malformed stickiness cookie is as good as none', async () => {
  await using scene = await setScene()
  const blue = scene.group('blue', [await scene.target('v1')])
  await scene.listen({ ...forward(blue), stickiness: { enabled: true, durationSeconds: 60 } })

  const { body } = await ask(scene.url(), { headers: { cookie: 'AWSALBTG=bnVsbA; AWSALB=%%%' } })

  expect(body).toBe('v1')
})
