import { expect, test } from 'vitest'
import { arns, full, read, smallest, withLines } from './example.ts'

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
      kind: 'ec2',
      count: { live: true, atLeast: 2 },
      launchTemplate: { id: 'lt-0a1b2c3d', version: '7' },
      image: { ssm: '/images/web' },
      types: ['t3.small', 't3a.small'],
      subnets: ['subnet-a', 'subnet-c'],
      securityGroups: ['sg-1'],
      keyName: 'ops',
      instanceProfile: 'web',
      publicIp: true,
      spot: true,
      volumes: [
        {
          ...{ device: '/dev/xvda', type: 'gp3', size: 20, encrypted: true, kmsKey: 'alias/web' },
          ...{ iops: 3000, throughput: 125, deleteOnTermination: false },
        },
      ],
      name: 'web-{color}-{index}',
      userData: expect.stringContaining('echo {release}'),
      tags: { Environment: 'production' },
    },
    dns: {
      ...{ zone: 'Z0123456789', record: '{name}.bdash.inside', ttl: 30, address: 'public' },
      role: 'arn:aws:iam::210987654321:role/dns',
    },
    ready: { probe: { tcp: 22 }, delayMs: 5000, withinMs: 320_000 },
    setUp: [
      {
        ...{ kind: 'run', label: 'run echo "$SWITCHOVER_INVENTORY"', withinMs: 1_200_000 },
        script: 'echo "$SWITCHOVER_INVENTORY"',
      },
      {
        ...{ kind: 'ssm', label: 'ssm install {release}', document: 'AWS-RunShellScript', on: 'all' },
        parameters: { commands: ['#!/bin/sh\ninstall {release}\n'], executionTimeout: ['300'] },
        ...{ withinMs: 300_000, concurrency: '50%' },
      },
      {
        ...{ kind: 'ssm', label: 'ssm Install', document: 'Install', on: 'all' },
        parameters: { Release: ['{release}'], Parts: ['web', 'worker'] },
        ...{ withinMs: 600_000, concurrency: undefined },
      },
    ],
    migrate: { kind: 'ssm', label: 'ssm Migrate', document: 'Migrate', on: 'all', withinMs: 600_000 },
    gate: { parameter: '/web/live-color', overlap: true },
    proof: { withinMs: 300_000, resolver: '10.0.0.2:53', http: { path: '/version', passes: 20 } },
    watch: { compare: { errors: 0.5, latencyMs: 200, minutes: 4, requests: 1000 } },
    busy: { kind: 'http', http: { path: '/busy', port: 8080, status: undefined } },
    leaseMs: 90_000,
  })
  expect(terms).toEqual({
    count: { live: true, atLeast: 2 },
    fleet: 'ec2',
    pairs: 1,
    naming: {
      name: 'web-{color}-{index}',
      record: { template: '{name}.bdash.inside', ttl: 30, address: 'public' },
    },
    ready: { withinMs: 320_000 },
    setUp: ['run echo "$SWITCHOVER_INVENTORY"', 'ssm install {release}', 'ssm Install'],
    migrate: 'ssm Migrate',
    gate: { parameter: true, overlap: true, others: true },
    healthWithinMs: 600_000,
    releaseTests: ['http GET /healthz via preview', 'tcp 8080'],
    testsByPreview: 'some',
    switch: {
      before: ['run ./announce.sh'],
      after: ['ssm Purge'],
      steps: [10, 50, 100],
      everyMs: 300_000,
    },
    proof: { withinMs: 300_000, required: false, marks: ['release'] },
    watch: {
      forMs: 600_000,
      http: true,
      targetHealth: true,
      alarms: ['web-5xx', 'web-latency'],
      mayRing: ['web-latency'],
      compare: { minutes: 4, baseline: 30 },
      onCancel: 'leave',
    },
    minimumHoldMs: 120_000,
    holdDefault: 'retire',
    keepFailedMs: 86_400_000,
    keepRejected: true,
    retire: {
      busy: true,
      busyEveryMs: 1000,
      before: [],
      atOnce: 'all',
      deadlineMs: 14_400_000,
      whenQuiet: 'terminate',
      atDeadline: 'keep',
    },
  })
})

test('what is left out has the documented defaults; no watch, no proof and no test unless asked for', async () => {
  const { services } = await read(smallest)

  const { settings, terms, hold } = services['web'] ?? {}
  expect(hold).toEqual({ kind: 'duration', ms: 1_800_000 })
  expect(settings).toMatchObject({
    preview: { priority: 10, header: 'X-Switchover-Preview' },
    fleet: {
      kind: 'ec2',
      // A first release has no live side to be as large as: it needs a floor that is not guessed.
      count: { live: true, atLeast: 0 },
      launchTemplate: { version: '$Default' },
      image: undefined,
      ...{ types: [], subnets: [], securityGroups: [], volumes: [], tags: {} },
      ...{ keyName: undefined, instanceProfile: undefined, userData: undefined },
      ...{ publicIp: false, spot: false, name: '{service}-{color}-{index}' },
    },
    ...{ dns: undefined, ready: undefined, setUp: [], migrate: undefined, gate: undefined },
    releaseTests: [],
    proof: undefined,
    watch: undefined,
    leaseMs: 90_000,
  })
  expect(terms).toMatchObject({
    count: { live: true, atLeast: 0 },
    fleet: 'ec2',
    naming: { name: '{service}-{color}-{index}', record: undefined },
    ...{ setUp: [], migrate: undefined, gate: { parameter: false, overlap: false, others: false } },
    keepRejected: false,
    healthWithinMs: 600_000,
    minimumHoldMs: 120_000,
    keepFailedMs: 86_400_000,
    retire: {
      busy: false,
      busyEveryMs: 0,
      before: [],
      atOnce: 'all',
      deadlineMs: 14_400_000,
      whenQuiet: 'terminate',
      atDeadline: 'keep',
    },
  })
})

test('keys that are there have documented defaults of their own', async () => {
  const { services } = await read(
    withLines([
      'fleet: { ec2: { launch-template: { id: lt-1 }, volumes: [{ device: /dev/xvdb }] } }',
      'dns: { zone: Z1, record: "{name}.inside" }',
      'ready: { ssm: online }',
      'set-up: [{ run: "true" }, { ssm: { document: Install } }]',
      'migrate: { ssm: { document: Migrate } }',
      'gate: {}',
    ]),
  )

  const { settings, terms } = services['web'] ?? {}
  expect(settings).toMatchObject({
    fleet: {
      volumes: [{ device: '/dev/xvdb', type: undefined, size: undefined, deleteOnTermination: true }],
    },
    dns: { ttl: 60, address: 'private', role: undefined },
    ready: { probe: { ssm: 'online' }, delayMs: 0, withinMs: 320_000 },
    setUp: [
      { kind: 'run', withinMs: 1_800_000 },
      { kind: 'ssm', withinMs: 600_000, parameters: {}, concurrency: undefined, on: 'all' },
    ],
    migrate: { on: 'one' },
    gate: { parameter: undefined, overlap: false },
  })
  // Asked for by name, the gate tells instances too that were not launched by us.
  expect(terms?.gate).toEqual({ parameter: false, overlap: false, others: true })
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
    `${smallest}    proof: { path: /v, contains: "{color}", header: { x-a: "{attempt}" }, request-headers: { X-Origin: cdn }, resolver: 10.0.0.2 }\n`,
  )

  expect(services['web']?.terms.proof?.marks).toEqual(['color', 'attempt'])
  expect(services['web']?.settings.proof?.resolver).toBe('10.0.0.2:53')
  expect(services['web']?.settings.proof?.http.requestHeaders).toEqual({ 'X-Origin': 'cdn' })
})

test('ARNs of every partition are right', async () => {
  const { mistakes } = await read(smallest.replaceAll('arn:aws:', 'arn:aws-us-gov:'))

  expect(mistakes).toEqual([])
})
