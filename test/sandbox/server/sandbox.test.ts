import { Resolver } from 'node:dns/promises'
import { existsSync, readFileSync } from 'node:fs'
import { DescribeInstancesCommand, EC2Client, TerminateInstancesCommand } from '@aws-sdk/client-ec2'
import {
  DescribeListenersCommand,
  DescribeTagsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { ListResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import type { Options } from '../../../sandbox/options.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'

const quick: Partial<Options> = { bootMs: [0, 100], insyncMs: [0, 100], propagationMs: [0, 50] }

async function sandboxFor(options: Partial<Options> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ ...quick, ...options })
  onTestFinished(() => sandbox.close())
  return sandbox
}

interface Config {
  services: Record<
    string,
    {
      routes: Record<string, string>[]
      'target-groups': { blue: string; green: string }
      fleet: { ec2: { count: number } }
      dns: { zone: string }
    }
  >
}

const configOf = ({ config }: Sandbox): Config => parse(readFileSync(config, 'utf8'))

function clients({ env }: Sandbox) {
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  }
  const config = { endpoint: env['AWS_ENDPOINT_URL'] ?? '', region: env['AWS_REGION'] ?? '', credentials }
  return {
    ec2: new EC2Client(config),
    elb: new ElasticLoadBalancingV2Client(config),
    route53: new Route53Client(config),
  }
}

const control = async ({ control: url }: Sandbox, path: string, body?: unknown) => {
  const post = { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(`${url}${path}`, body === undefined ? {} : post)
  return answer.json()
}

describe('a sandbox that was just started', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ ...quick, routes: 3, targets: 3, drainSeconds: 7 })
    return () => sandbox.close()
  })

  test('serves release v1 on blue through every node of every route', async () => {
    const urls = sandbox.nodes.flat()

    const answers = await Promise.all(urls.map((url) => fetch(`${url}/version`)))

    expect(sandbox.nodes.map((urlsOfRoute) => urlsOfRoute.length)).toEqual([3, 3, 3])
    expect(
      answers.map(({ status, headers }) => [status, headers.get('x-release'), headers.get('x-color')]),
    ).toEqual(urls.map(() => [200, 'v1', 'blue']))
  })

  test('has routes that are a default action, a rule, and a default action', async () => {
    const { elb } = clients(sandbox)
    const { web } = configOf(sandbox).services
    const listeners = web?.routes.flatMap(({ listener }) => listener ?? []) ?? []

    const { Listeners: found = [] } = await elb.send(
      new DescribeListenersCommand({ ListenerArns: listeners }),
    )

    expect(web?.routes.map((route) => Object.keys(route))).toEqual([['listener'], ['rule'], ['listener']])
    expect(found.map(({ Port: port }) => port).sort()).toEqual([8080, 8082])
    expect(
      found.every(
        ({ DefaultActions: [action] = [] }) => action?.TargetGroupArn === web?.['target-groups'].blue,
      ),
    ).toBe(true)
  })

  test('has every target of blue healthy, and nothing on green', async () => {
    const { elb } = clients(sandbox)
    const { blue, green } = configOf(sandbox).services['web']?.['target-groups'] ?? {}

    const [live, idle] = await Promise.all(
      [blue, green].map((arn) => elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: arn }))),
    )

    expect(live?.TargetHealthDescriptions?.map(({ TargetHealth: health }) => health?.State)).toEqual([
      'healthy',
      'healthy',
      'healthy',
    ])
    expect(idle?.TargetHealthDescriptions).toEqual([])
  })

  test('names its instances, in the zone too', async () => {
    const { ec2, route53 } = clients(sandbox)
    const zone = configOf(sandbox).services['web']?.dns.zone

    const { Reservations: reservations = [] } = await ec2.send(new DescribeInstancesCommand())
    const { ResourceRecordSets: records = [] } = await route53.send(
      new ListResourceRecordSetsCommand({ HostedZoneId: zone }),
    )

    const names = reservations.flatMap(({ Instances: instances = [] }) =>
      instances.flatMap(({ Tags: tags }) => tags ?? []),
    )
    expect(
      names
        .filter(({ Key: key }) => key === 'Name')
        .map(({ Value: value }) => value)
        .sort(),
    ).toEqual(['web-blue-1', 'web-blue-2', 'web-blue-3'])
    expect(records.filter(({ Type: type }) => type === 'A').map(({ Name: name }) => name)).toEqual([
      'web-blue-1.bdash.inside.',
      'web-blue-2.bdash.inside.',
      'web-blue-3.bdash.inside.',
    ])
  })

  test('resolves the load balancer to its nodes by its own DNS', async () => {
    const resolver = new Resolver()
    resolver.setServers([sandbox.env['SWITCHOVER_RESOLVER'] ?? ''])
    const [balancer] = [...sandbox.world.loadBalancing.loadBalancers.values()]

    const addresses = await resolver.resolve4(balancer?.dnsName ?? '')

    expect(addresses.map((address) => `http://${address}:8080`).sort()).toEqual(
      [...(sandbox.nodes[0] ?? [])].sort(),
    )
  })

  test('shows all of it, and the traffic it had, by its control API', async () => {
    const state = await control(sandbox, '/state')
    const traffic = await control(sandbox, '/traffic')

    expect(state).toMatchObject({
      loadBalancers: [{ name: 'web', listeners: [{ port: 8080, default: ['forward web-blue=1'] }, {}, {}] }],
      targetGroups: [
        { name: 'web-blue', referenced: true, attributes: { 'deregistration_delay.timeout_seconds': '7' } },
        { name: 'web-green', referenced: false, targets: [] },
      ],
      instances: [{ state: 'running' }, { state: 'running' }, { state: 'running' }],
      launchTemplates: [],
      autoScalingGroups: [],
      parameters: [],
      zones: [{ name: 'bdash.inside.' }],
    })
    expect(traffic).toBeInstanceOf(Array)
  })
})

test('services beyond the first have load balancers and nodes of their own', async () => {
  const sandbox = await sandboxFor({ services: 2, targets: 1, nodes: 2 })

  const addresses = [...sandbox.world.loadBalancing.loadBalancers.values()].map(
    ({ nodeAddresses }) => nodeAddresses,
  )

  expect(Object.keys(configOf(sandbox).services)).toEqual(['web', 'web2'])
  expect(new Set(addresses.flat()).size).toBe(4)
})

test('an unrecorded live side carries no tag at all', async () => {
  const sandbox = await sandboxFor({ unrecorded: true })
  const { loadBalancing, compute } = sandbox.world

  const tags = [
    ...loadBalancing.tags.values(),
    ...[...compute.instances.values()].map((instance) => instance.tags),
  ]

  expect(tags.flatMap((ofOne) => [...ofOne])).toEqual([])
})

test('a sandbox may start with nothing on its live side', async () => {
  const sandbox = await sandboxFor({ targets: 0 })

  const answer = await fetch(`${sandbox.nodes[0]?.[0]}/`)

  expect(answer.status).toBe(503)
  expect(configOf(sandbox).services['web']?.fleet.ec2.count).toBe(1)
})

test('a reset brings back what was there, at the same addresses', async () => {
  const sandbox = await sandboxFor()
  const { ec2 } = clients(sandbox)
  const { endpoint, nodes, resolver } = sandbox
  const before = readFileSync(sandbox.config, 'utf8')
  const [victim] = [...sandbox.world.compute.instances.keys()]
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [victim ?? ''] }))
  await control(sandbox, '/faults', [{ kind: 'throttle', nth: 1000 }])

  await control(sandbox, '/reset', {})

  const running = [...sandbox.world.compute.instances.values()].map(({ state }) => state)
  const release = await (await fetch(`${nodes[0]?.[0]}/version`)).text()
  expect({ running, release: release.trim() }).toEqual({ running: ['running', 'running'], release: 'v1' })
  expect({ endpoint, nodes, resolver }).toEqual({
    endpoint: sandbox.endpoint,
    nodes: sandbox.nodes,
    resolver: sandbox.resolver,
  })
  expect(readFileSync(sandbox.config, 'utf8')).toBe(before)
  expect([await control(sandbox, '/faults'), await control(sandbox, '/calls')]).toEqual([[], []])
})

test('time that is moved moves the Date header and fires what falls due', async () => {
  const sandbox = await sandboxFor()
  const { ec2 } = clients(sandbox)
  const [victim] = [...sandbox.world.compute.instances.keys()]
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [victim ?? ''] }))

  const answer = await control(sandbox, '/clock', { advance: '10h' })

  const { headers } = await fetch(sandbox.endpoint, { method: 'POST' })
  const now = typeof answer === 'object' && answer !== null && 'now' in answer ? String(answer.now) : ''
  expect(Date.parse(now) - Date.now()).toBeGreaterThan(35_990_000)
  expect(Date.parse(headers.get('date') ?? '') - Date.parse(now)).toBeLessThan(10_000)
  expect(sandbox.world.compute.instances.get(victim ?? '')?.state ?? 'terminated').toBe('terminated')
})

test('two sandboxes run side by side on the same ports', async () => {
  const [one, two] = await Promise.all([sandboxFor({ targets: 1 }), sandboxFor({ targets: 1 })])

  const hosts = [one, two].map(({ nodes }) =>
    new URL(nodes[0]?.[0] ?? '').hostname.split('.').slice(0, 2).join('.'),
  )
  const ports = [one, two].map(({ nodes }) => new URL(nodes[0]?.[0] ?? '').port)
  const answers = await Promise.all([one, two].map(({ nodes }) => fetch(`${nodes[0]?.[0]}/version`)))

  expect(new Set(hosts).size).toBe(2)
  expect(ports).toEqual(['8080', '8080'])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
})

test('closing ends what listens and removes the config', async () => {
  const sandbox = await startSandbox({ ...quick, targets: 1 })
  const urls = [sandbox.endpoint, sandbox.control, ...sandbox.nodes.flat()]

  await sandbox.close()

  const reached = await Promise.allSettled(urls.map((url) => fetch(url)))
  expect(reached.map(({ status }) => status)).toEqual(urls.map(() => 'rejected'))
  expect(existsSync(sandbox.config)).toBe(false)
})

test('a sandbox that cannot start leaves nothing behind', async () => {
  const first = await sandboxFor({ targets: 0 })
  const port = Number(new URL(first.endpoint).port)

  await expect(startSandbox({ ...quick, targets: 0, port })).rejects.toThrow(/EADDRINUSE/)
})

test('reads that lag show the seeded record from the start', async () => {
  const sandbox = await sandboxFor({ staleReadsMs: 60_000, targets: 0 })
  const { elb } = clients(sandbox)
  const blue = configOf(sandbox).services['web']?.['target-groups'].blue ?? ''

  const { TagDescriptions: [found] = [] } = await elb.send(new DescribeTagsCommand({ ResourceArns: [blue] }))

  expect(found?.Tags?.map(({ Key }) => Key)).toContain('switchover:live')
})
