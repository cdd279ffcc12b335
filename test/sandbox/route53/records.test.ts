import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AwsError } from '../../../sandbox/aws-error.ts'
import { type Account, createAccount } from '../ec2/account.ts'

let account: Account
let zone: string
beforeEach(() => {
  account = createAccount()
  zone = account.world.zones.add({ name: 'bdash.inside.' }).id
})
afterEach(() => account.clock.close())

interface Sent {
  readonly Name: string
  readonly Type: string
  readonly TTL?: number
  readonly ResourceRecords?: readonly { readonly Value: string }[]
}
const a = (Name: string, ...values: string[]): Sent => ({
  Name,
  Type: 'A',
  TTL: 60,
  ResourceRecords: values.map((Value) => ({ Value })),
})
const weighted = (SetIdentifier: string, Weight: number, TTL = 60) => ({
  ...a('w.bdash.inside', '10.0.0.1'),
  SetIdentifier,
  Weight,
  TTL,
})
const change = (Action: string, ResourceRecordSet: object) => ({ Action, ResourceRecordSet })
const batch = (...Changes: object[]) => ({ HostedZoneId: zone, ChangeBatch: { Changes } })

/** Applies a batch and lets Route 53 finish with it. */
async function apply(...changes: object[]) {
  const answer = account.call<{ ChangeInfo: { Id: string; Status: string } }>(
    'ChangeResourceRecordSets',
    batch(...changes),
  )
  await account.clock.advance(1000)
  return answer.ChangeInfo
}
const refusal = (...changes: object[]) => account.refusal('ChangeResourceRecordSets', batch(...changes))

interface Listed {
  ResourceRecordSets: (Sent & { SetIdentifier?: string })[]
  IsTruncated: boolean
  NextRecordName?: string
  NextRecordType?: string
}
const list = (input: object = {}) =>
  account.call<Listed>('ListResourceRecordSets', { HostedZoneId: zone, ...input })
const names = (input?: object) =>
  list(input)
    .ResourceRecordSets.filter(({ Type }) => Type !== 'NS' && Type !== 'SOA')
    .map(({ Name }) => Name)

test('the zone of an alias target is kept without the prefix that it may be sent with', async () => {
  const AliasTarget = { HostedZoneId: `/hostedzone/${zone}`, DNSName: 'web', EvaluateTargetHealth: false }

  await apply(change('CREATE', { Name: 'also.bdash.inside', Type: 'A', AliasTarget }))

  expect(list().ResourceRecordSets).toContainEqual(
    expect.objectContaining({ AliasTarget: expect.objectContaining({ HostedZoneId: zone }) }),
  )
})

test('a change is listed at once, PENDING first and INSYNC later, under an id with or without prefix', async () => {
  const { Id, Status } = await apply(change('CREATE', a('Web-1.bdash.inside', '10.0.0.1')))

  expect([names(), Status]).toEqual([['web-1.bdash.inside.'], 'PENDING'])
  expect(Id).toMatch(/^\/change\/C/)
  await account.clock.advance(9000)
  for (const id of [Id, Id.replace('/change/', '')]) {
    expect(account.call('GetChange', { Id: id })).toMatchObject({ ChangeInfo: { Status: 'INSYNC' } })
  }
})

test('a zone is found by its id with or without prefix', () => {
  expect(account.call('GetHostedZone', { Id: `/hostedzone/${zone}` })).toEqual(
    account.call('GetHostedZone', { Id: zone }),
  )
})

test('a zone goes when it holds nothing but its own records, and is served no more', async () => {
  await apply(change('CREATE', a('web.bdash.inside', '10.0.0.1')))
  await account.clock.advance(10_000)

  expect(account.refusal('DeleteHostedZone', { Id: zone })).toMatch(/^HostedZoneNotEmpty: /)
  await apply(change('DELETE', a('web.bdash.inside', '10.0.0.1')))
  expect(account.call('DeleteHostedZone', { Id: zone })).toMatchObject({ ChangeInfo: { Status: 'PENDING' } })

  for (const action of ['GetHostedZone', 'DeleteHostedZone']) {
    expect(account.refusal(action, { Id: zone })).toMatch(/^NoSuchHostedZone: /)
  }
  expect(account.world.zones.isServed('bdash.inside.')).toBe(false)
})

test('a zone whose last change is being processed does not go', () => {
  account.call('ChangeResourceRecordSets', batch(change('CREATE', a('web.bdash.inside', '10.0.0.1'))))

  expect(account.refusal('DeleteHostedZone', { Id: zone })).toMatch(/^PriorRequestNotComplete: /)
})

test.each([
  ['ListResourceRecordSets', { HostedZoneId: 'Z0' }, 'NoSuchHostedZone', 404],
  ['GetHostedZone', { Id: 'Z0' }, 'NoSuchHostedZone', 404],
  ['GetChange', { Id: 'C0' }, 'NoSuchChange', 404],
])('%s of what is not there is answered with %s', (action, input, code, status) => {
  expect(() => account.call(action, input)).toThrow(expect.objectContaining({ code, status }))
})

describe('a batch', () => {
  beforeEach(() => apply(change('CREATE', a('web.bdash.inside', '10.0.0.1', '10.0.0.2'))))
  const web = "[name='web.bdash.inside.', type='A']"

  test.each([
    [
      'that creates what is there',
      [change('CREATE', a('web.bdash.inside', '10.0.0.9'))],
      `Tried to create resource record set ${web} but it already exists`,
    ],
    [
      'that deletes other values',
      [change('DELETE', a('web.bdash.inside', '10.0.0.1'))],
      `Tried to delete resource record set ${web} but the values provided do not match the current values`,
    ],
    [
      'that deletes with another TTL',
      [change('DELETE', { ...a('web.bdash.inside', '10.0.0.1', '10.0.0.2'), TTL: 30 })],
      `Tried to delete resource record set ${web} but the values provided do not match the current values`,
    ],
    [
      'that deletes what is not there',
      [change('DELETE', a('api.bdash.inside', '10.0.0.1'))],
      "Tried to delete resource record set [name='api.bdash.inside.', type='A'] but it was not found",
    ],
    [
      'that deletes twice',
      [
        change('DELETE', a('web.bdash.inside', '10.0.0.1', '10.0.0.2')),
        change('DELETE', a('web.bdash.inside', '10.0.0.1', '10.0.0.2')),
      ],
      `Tried to delete resource record set ${web} but it was not found`,
    ],
    [
      'for another zone',
      [change('CREATE', a('web.elsewhere.com', '10.0.0.1'))],
      'RRSet with DNS name web.elsewhere.com. is not permitted in zone bdash.inside.',
    ],
    [
      'with an address that is none',
      [change('CREATE', a('bad.bdash.inside', '10.0.0.256'))],
      "Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address) encountered with '10.0.0.256''",
    ],
    [
      'with the same value twice',
      [change('CREATE', a('two.bdash.inside', '10.0.0.1', '10.0.0.1'))],
      "Duplicate Resource Record: '10.0.0.1'",
    ],
    [
      'that takes away the NS records of the zone',
      [
        change('DELETE', {
          Name: 'bdash.inside',
          Type: 'NS',
          TTL: 172_800,
          ResourceRecords: [4, 2, 3, 1].map((number) => ({ Value: `ns-${number}.sandbox.` })),
        }),
      ],
      'A HostedZone must contain at least one NS record for the zone itself.',
    ],
  ])('%s is refused as a whole, in the words of AWS', (_, changes, message) => {
    const before = list()

    expect(refusal(change('CREATE', a('good.bdash.inside', '10.0.0.7')), ...changes)).toBe(
      `InvalidChangeBatch: [${message}]`,
    )
    expect(list()).toEqual(before)
  })

  test('says everything that is wrong with it, one sentence each', () => {
    const input = batch(
      change('CREATE', a('web.bdash.inside', '10.0.0.1')),
      change('DELETE', a('api.bdash.inside', '10.0.0.1')),
    )

    expect(() => account.call('ChangeResourceRecordSets', input)).toThrow(
      expect.objectContaining<Partial<AwsError>>({
        messages: [
          `Tried to create resource record set ${web} but it already exists`,
          "Tried to delete resource record set [name='api.bdash.inside.', type='A'] but it was not found",
        ],
      }),
    )
  })

  test('that deletes the old value and creates the new one swaps them', async () => {
    await apply(
      change('DELETE', a('web.bdash.inside', '10.0.0.2', '10.0.0.1')),
      change('CREATE', a('web.bdash.inside', '10.0.0.3')),
    )

    expect(list({ StartRecordName: 'web.bdash.inside' }).ResourceRecordSets).toEqual([
      a('web.bdash.inside.', '10.0.0.3'),
    ])
  })

  test('upserts what is there and what is not', async () => {
    await apply(
      change('UPSERT', a('web.bdash.inside', '10.0.0.4')),
      change('UPSERT', a('new.bdash.inside', '10.0.0.5')),
    )

    expect(names()).toEqual(['new.bdash.inside.', 'web.bdash.inside.'])
  })
})

test('while a change is being processed, the next one of its zone is refused', async () => {
  account.call('ChangeResourceRecordSets', batch(change('CREATE', a('a.bdash.inside', '10.0.0.1'))))

  expect(refusal(change('CREATE', a('b.bdash.inside', '10.0.0.1')))).toMatch(/^PriorRequestNotComplete/)
  await account.clock.advance(1000)
  expect(refusal(change('CREATE', a('b.bdash.inside', '10.0.0.1')))).toBe('accepted')
})

test('a change that is INSYNC is not being processed any more', async () => {
  const quick = createAccount({ insyncMs: [50, 50] })
  const { id } = quick.world.zones.add({ name: 'bdash.inside.' })
  const create = (name: string) =>
    quick.refusal('ChangeResourceRecordSets', {
      HostedZoneId: id,
      ChangeBatch: { Changes: [change('CREATE', a(name, '10.0.0.1'))] },
    })

  const answers = [create('a.bdash.inside'), create('b.bdash.inside')]
  await quick.clock.advance(50)

  expect(answers).toEqual(['accepted', expect.stringMatching(/^PriorRequestNotComplete/)])
  expect(create('b.bdash.inside')).toBe('accepted')
  quick.clock.close()
})

describe('the size of a batch', () => {
  const records = (count: number, action: string) =>
    Array.from({ length: count }, (_, index) => change(action, a(`n${index}.bdash.inside`, '10.0.0.1')))
  const text = (length: number) => ({
    Name: 'text.bdash.inside',
    Type: 'TXT',
    TTL: 60,
    ResourceRecords: [{ Value: `"${'x'.repeat(length - 2)}"` }],
  })

  test.each([
    ['1000 created values', records(1000, 'CREATE'), 'accepted'],
    ['1001 created values', records(1001, 'CREATE'), 'InvalidChangeBatch'],
    ['500 upserted values', records(500, 'UPSERT'), 'accepted'],
    ['501 upserted values', records(501, 'UPSERT'), 'InvalidChangeBatch'],
    ['32,000 created characters', [change('CREATE', text(32_000))], 'accepted'],
    ['32,001 created characters', [change('CREATE', text(32_001))], 'InvalidChangeBatch'],
    ['16,001 upserted characters', [change('UPSERT', text(16_001))], 'InvalidChangeBatch'],
  ])('%s: %s', (_, changes, answer) => {
    expect(refusal(...changes).split(':')[0]).toBe(answer)
  })
})

describe('weighted records', () => {
  test('do not stand beside a simple one of their name and type', async () => {
    await apply(change('CREATE', a('w.bdash.inside', '10.0.0.1')))

    expect(refusal(change('CREATE', weighted('blue', 1)))).toMatch(
      /^InvalidChangeBatch: .*cannot be created as other RRSets exist/,
    )
  })

  test('are told apart by their identifiers', async () => {
    await apply(change('CREATE', weighted('blue', 100)), change('CREATE', weighted('green', 0)))

    expect(refusal(change('CREATE', weighted('blue', 1)))).toContain("set-identifier='blue'")
    expect(list({ StartRecordName: 'w.bdash.inside' }).ResourceRecordSets).toHaveLength(2)
  })

  test('share the TTL that was given last', async () => {
    await apply(change('CREATE', weighted('blue', 1, 60)), change('CREATE', weighted('green', 1, 5)))

    expect(list({ StartRecordName: 'w.bdash.inside' }).ResourceRecordSets.map(({ TTL }) => TTL)).toEqual([
      5, 5,
    ])
  })
})

test.each([
  ['a weight without an identifier', { ...a('x.bdash.inside', '10.0.0.1'), Weight: 1 }],
  ['an identifier without a weight', { ...a('x.bdash.inside', '10.0.0.1'), SetIdentifier: 'one' }],
  ['a weight over 255', weighted('one', 256)],
  ['no values', { Name: 'x.bdash.inside', Type: 'A', TTL: 60 }],
  ['an unknown type', { ...a('x.bdash.inside', '10.0.0.1'), Type: 'B' }],
])('%s is invalid input', (_, sent) => {
  expect(refusal(change('CREATE', sent))).toMatch(/^InvalidInput/)
})

test('records are listed by their labels from the end, from a name and type on, page by page', async () => {
  const wanted = ['b.bdash.inside', 'a.z.bdash.inside', '*.bdash.inside', 'z.bdash.inside']
  await apply(...wanted.map((name) => change('CREATE', a(name, '10.0.0.1'))))

  expect(names()).toEqual(['\\052.bdash.inside.', 'b.bdash.inside.', 'z.bdash.inside.', 'a.z.bdash.inside.'])
  const page = list({ MaxItems: 4 })
  expect([page.IsTruncated, page.NextRecordName, page.NextRecordType]).toEqual([true, 'z.bdash.inside.', 'A'])
  expect(names({ StartRecordName: page.NextRecordName, StartRecordType: page.NextRecordType })).toEqual([
    'z.bdash.inside.',
    'a.z.bdash.inside.',
  ])
})

test('a name is sorted with its trailing dot, which comes after a hyphen', async () => {
  const wanted = ['b.bdash.inside', 'a.b.bdash.inside', 'b-1.bdash.inside']
  await apply(...wanted.map((name) => change('CREATE', a(name, '10.0.0.1'))))

  expect(names()).toEqual(['b-1.bdash.inside.', 'b.bdash.inside.', 'a.b.bdash.inside.'])
})

test('a listing has at most 300 records', async () => {
  const changes = Array.from({ length: 310 }, (_, index) =>
    change('CREATE', a(`n${index}.bdash.inside`, '10.0.0.1')),
  )
  await apply(...changes)

  expect(list({ MaxItems: 1000 }).ResourceRecordSets).toHaveLength(300)
})

test('zones are listed by name from a name on, each created once for a reference', () => {
  const create = (Name: string, CallerReference: string) =>
    account.refusal('CreateHostedZone', { Name, CallerReference })

  expect([create('example.com', '1'), create('a.example.com', '2'), create('b.com', '2')]).toEqual([
    'accepted',
    'accepted',
    expect.stringMatching(/^HostedZoneAlreadyExists/),
  ])
  const { HostedZones } = account.call<{ HostedZones: { Name: string }[] }>('ListHostedZonesByName', {
    DNSName: 'a.example.com',
  })
  expect(HostedZones.map(({ Name }) => Name)).toEqual(['a.example.com.', 'bdash.inside.'])
})
