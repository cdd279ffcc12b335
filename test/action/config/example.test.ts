import { expect, test } from 'vitest'
import { arns, full, read, smallest } from './example.ts'

test('the documented example is read whole, times in milliseconds', async () => {
  const { services, mistakes } = await read(full)

  expect(mistakes).toEqual([])
  const { settings, terms, hold } = services['web'] ?? {}
  expect(hold).toEqual({ kind: 'duration', ms: 1_800_000 })
  expect(settings).toMatchObject({
    service: 'web',
    host: 'app.example.com',
    routes: [
      { kind: 'listener', arn: arns.listener, path: 'services.web.routes[0]', pair: 0, host: undefined },
      { kind: 'rule', arn: arns.rule, pair: 0, host: 'api.example.com', proofPath: '/api/version' },
    ],
    pairs: [{ blue: arns.blue, green: arns.green }],
    fleet: {
      launchTemplate: { id: 'lt-0a1b2c3d', version: '7' },
      userData: expect.stringContaining('echo {release}'),
    },
    ready: { probe: { tcp: 22 }, delayMs: 0, withinMs: 320_000 },
    proof: { withinMs: 300_000, resolver: '10.0.0.2:53', http: { path: '/version', passes: 20 } },
    busy: { path: '/busy', port: 8080, status: undefined },
    leaseMs: 90_000,
  })
  expect(terms).toEqual({
    count: { live: true, atLeast: 2 },
    pairs: 1,
    naming: {
      name: 'web-{color}-{index}',
      record: { template: '{name}.bdash.inside', ttl: 60, address: 'private' },
    },
    ready: { withinMs: 320_000 },
    healthWithinMs: 600_000,
    releaseTests: ['http GET /healthz via preview', 'tcp 8080'],
    proof: { withinMs: 300_000, required: false, marks: ['release'] },
    watch: { forMs: 600_000, http: true, targetHealth: true, onCancel: 'leave' },
    minimumHoldMs: 120_000,
    holdDefault: 'retire',
    keepFailedMs: 86_400_000,
    retire: { busy: true, deadlineMs: 14_400_000, whenQuiet: 'terminate', atDeadline: 'keep' },
  })
})

test('what is left out has the documented defaults; no watch, no proof and no test unless asked for', async () => {
  const { services } = await read(smallest)

  const { settings, terms, hold } = services['web'] ?? {}
  expect(hold).toEqual({ kind: 'duration', ms: 1_800_000 })
  expect(settings).toMatchObject({
    preview: { priority: 10, header: 'X-Switchover-Preview' },
    fleet: { launchTemplate: { version: '$Default' }, name: '{service}-{color}-{index}', publicIp: false },
    releaseTests: [],
    proof: undefined,
    watch: undefined,
    leaseMs: 90_000,
  })
  expect(terms).toMatchObject({
    count: { live: true, atLeast: 2 },
    healthWithinMs: 600_000,
    minimumHoldMs: 120_000,
    keepFailedMs: 86_400_000,
    retire: { busy: false, deadlineMs: 14_400_000, whenQuiet: 'terminate', atDeadline: 'keep' },
  })
})

test('routes may have a pair of target groups of their own; the same pair is listed once', async () => {
  const fourth = arns.third.replace('web-third', 'web-fourth')
  const own = `target-groups: { blue: ${arns.third}, green: ${fourth} }`
  const text = smallest.replace(
    /routes: .*/,
    `routes: [{ listener: ${arns.listener} }, { listener: ${arns.other}, ${own} }, { rule: ${arns.rule}, ${own} }]`,
  )

  const { services, mistakes } = await read(text)

  expect(mistakes).toEqual([])
  expect(services['web']?.settings.routes.map(({ pair }) => pair)).toEqual([0, 1, 1])
  expect(services['web']?.terms.pairs).toBe(2)
})

test('two equal release tests are remembered apart', async () => {
  const { services } = await read(
    `${smallest}    release-test: [{ tcp: { port: 80 } }, { tcp: { port: 80 } }]\n`,
  )

  expect(services['web']?.terms.releaseTests).toEqual(['tcp 80', 'tcp 80 (2)'])
})

test('a proof knows which marks its answers carry', async () => {
  const { services } = await read(
    `${smallest}    proof: { path: /v, contains: "{color}", header: { x-a: "{attempt}" }, resolver: 10.0.0.2 }\n`,
  )

  expect(services['web']?.terms.proof?.marks).toEqual(['color', 'attempt'])
  expect(services['web']?.settings.proof?.resolver).toBe('10.0.0.2:53')
})

test('ARNs of every partition are right', async () => {
  const { mistakes } = await read(smallest.replaceAll('arn:aws:', 'arn:aws-us-gov:'))

  expect(mistakes).toEqual([])
})
