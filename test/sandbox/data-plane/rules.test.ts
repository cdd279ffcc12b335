import { expect, test } from 'vitest'
import { ask } from './ask.ts'
import { forward, setScene } from './scene.ts'

test('a header rule is looked at before the default action', async () => {
  await using scene = await setScene()
  const blue = scene.group('blue', [await scene.target('v1')])
  const green = scene.group('green', [await scene.target('v2')])
  const listenerArn = await scene.listen(forward(blue))
  scene.model.createRule({
    listenerArn,
    priority: 10,
    conditions: [{ field: 'http-header', name: 'X-Preview', values: ['secret'] }],
    actions: [forward(green)],
  })
  await scene.plane.settled()

  const preview = await ask(scene.url(), { headers: { 'x-preview': 'secret' } })
  const guess = await ask(scene.url(), { headers: { 'x-preview': 'guess' } })
  const plain = await ask(scene.url())

  expect([preview.body, guess.body, plain.body]).toEqual(['v2', 'v1', 'v1'])
})

test('of two rules that match, the lower number wins, and exchanging priorities exchanges the winner', async () => {
  await using scene = await setScene()
  const listenerArn = await scene.listen(forward(scene.group('blue', [])))
  const conditions = [{ field: 'path-pattern', values: ['/*'] }] as const
  const [five, six] = [5, 6].map((priority) =>
    scene.model.createRule({
      listenerArn,
      priority,
      conditions,
      actions: [{ type: 'fixed-response', status: '200', body: `made as ${priority}` }],
    }),
  )
  await scene.plane.settled()
  const before = await ask(scene.url())
  scene.model.setRulePriorities([
    { arn: five?.arn ?? '', priority: 6 },
    { arn: six?.arn ?? '', priority: 5 },
  ])
  await scene.plane.settled()
  const after = await ask(scene.url())

  expect([before.body, after.body]).toEqual(['made as 5', 'made as 6'])
})

test('whoever has not logged in is answered by the node, in the way that the action says', async () => {
  await using scene = await setScene()
  const blue = forward(scene.group('blue', [await scene.target('v1')]))
  const oidc = { AuthorizationEndpoint: 'https://login.test/authorize', ClientId: 'c1', Scope: 'openid' }
  const listenerArn = await scene.listen({ type: 'authenticate-oidc', order: 1, config: oidc }, blue)
  const ways = [
    ['deny', { type: 'authenticate-oidc', config: { ...oidc, OnUnauthenticatedRequest: 'deny' } }],
    ['allow', { type: 'authenticate-cognito', config: { OnUnauthenticatedRequest: 'allow' } }],
    ['jwt', { type: 'jwt-validation', config: {} }],
  ] as const
  ways.forEach(([way, action], at) => {
    const conditions = [{ field: 'path-pattern', values: [`/${way}`] }] as const
    scene.model.createRule({ listenerArn, priority: at + 1, conditions, actions: [action, blue] })
  })
  await scene.plane.settled()
  const answers = ({ status, body }: { status: number; body: string }) => (status === 200 ? body : status)

  const sent = await ask(scene.url(), { headers: { cookie: 'AWSELBAuthSessionCookie-0=made-up' } })
  const [denied, allowed, asked] = await Promise.all(ways.map(([way]) => ask(scene.url(`/${way}`))))
  const known = await ask(scene.url('/jwt'), { headers: { authorization: 'Bearer a.b.c' } })

  expect(sent.status).toBe(302)
  expect(sent.headers['location']).toMatch(
    /^https:\/\/login\.test\/authorize\?client_id=c1&redirect_uri=https%3A%2F%2F.*%2Foauth2%2Fidpresponse&response_type=code&scope=openid$/,
  )
  expect([denied, allowed, asked, known].map((one) => one && answers(one))).toEqual([401, 'v1', 401, 'v1'])
})

test('a fixed response is made by the node and counted as its own', async () => {
  await using scene = await setScene()
  await scene.listen({ type: 'fixed-response', status: '418', contentType: 'text/css', body: 'b{}' })

  const { status, headers, body } = await ask(scene.url())

  expect([status, headers['content-type'], headers.server, body]).toEqual([
    418,
    'text/css',
    'awselb/2.0',
    'b{}',
  ])
  expect(scene.plane.traffic()).toMatchObject([{ status: 418, maker: 'node', requests: 1 }])
})

test('a redirect puts the parts of the request into its location', async () => {
  await using scene = await setScene()
  await scene.listen({
    type: 'redirect',
    status: 'HTTP_301',
    protocol: 'HTTPS',
    port: '443',
    host: 'www.#{host}',
    path: '/new/#{path}',
    query: '#{query}&from=#{port}',
  })

  const { status, headers } = await ask(scene.url('/a/b?c=d'), { headers: { host: 'example.com:80' } })

  expect(status).toBe(301)
  expect(headers.location).toBe(`https://www.example.com:443/new/a/b?c=d&from=${scene.port}`)
})

test('a deleted listener takes no more connections', async () => {
  await using scene = await setScene()
  const arn = await scene.listen({ type: 'fixed-response', status: '200' })
  await ask(scene.url())
  scene.model.deleteListener(arn)
  await scene.plane.settled()

  await expect(ask(scene.url())).rejects.toThrow('ECONNREFUSED')
})
