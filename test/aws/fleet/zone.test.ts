import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../../sandbox/start.ts'
import { readRecords, removeRecords, setRecords } from '../../../src/aws/fleet/zone.ts'
import type { Scope } from '../../../src/aws/scope.ts'
import type { NameRecord } from '../../../src/deploy/side.ts'
import { aRun, clientsOf, type Ec2Service, quickSandbox, settingsOf, signal } from '../support/adapter.ts'
import { callsOf, setFaults } from '../support/control.ts'

let sandbox: Sandbox
const open = async (options: Parameters<typeof quickSandbox>[0] = {}) => {
  sandbox = await quickSandbox({ targets: 0, ...options })
}
beforeEach(() => open())
afterEach(() => sandbox.close())

const dnsOf = () => {
  const { dns } = settingsOf(sandbox)
  if (dns === undefined) throw new Error('the seeded service has a zone')
  return dns
}

const scopeOf = (change: Partial<Ec2Service> = {}): Scope => ({
  clients: clientsOf(sandbox),
  settings: { ...settingsOf(sandbox), ...change },
  owner: 'owner',
  run: aRun,
  say: () => {},
  wrote: new Map(),
})

const record = (
  index: number,
  value = `10.0.${Math.floor(index / 200)}.${(index % 200) + 1}`,
): NameRecord => ({
  name: `web-green-${index}.bdash.inside`,
  values: [value],
  ttl: 60,
})
const many = (count: number) => Array.from({ length: count }, (_, index) => record(index))

const listed = (id = dnsOf().zone) => sandbox.world.zones.listed(id).filter(({ type }) => type === 'A')

/** A person puts these records into the zone, in place of all A records. */
const put = (...records: readonly NameRecord[]) => {
  const { zones } = sandbox.world
  const { zone } = dnsOf()
  const others = zones.listed(zone).filter(({ type }) => type !== 'A')
  const added = records.map(({ name, values, ttl }) => ({ name: `${name}.`, type: 'A', values, ttl }))
  zones.replace(zone, [...others, ...added])
}

test('a record is set whatever it was, and every name server has it when the act is over', async () => {
  put(record(1, '10.9.9.9'))

  await setRecords(scopeOf(), [record(1, '10.0.0.7')], signal)

  const served = sandbox.world.zones.served('web-green-1.bdash.inside.', 'A')
  expect(served.map(({ values, ttl }) => ({ values, ttl }))).toEqual([{ values: ['10.0.0.7'], ttl: 60 }])
})

test('the seeded zone is a private one, which only the API is asked about', async () => {
  await setRecords(scopeOf(), [record(1)], signal)

  expect(sandbox.world.zones.zones.get(dnsOf().zone)?.private).toBe(true)
  expect(await readRecords(scopeOf(), [record(1).name], signal)).toEqual([record(1)])
})

test('more records than a request holds go in several, and all of them stand', async () => {
  await setRecords(scopeOf(), many(501), signal)

  expect(listed()).toHaveLength(501)
  const sizes = (await callsOf(sandbox, 'ChangeResourceRecordSets')).map(
    ({ parameters }) => JSON.stringify(parameters).split('UPSERT').length - 1,
  )
  expect(sizes.slice(-2)).toEqual([500, 1])
})

test('many records are found by reading the zone, page after page', async () => {
  put(...many(700))

  const names = many(650).map(({ name }) => name)

  expect(await readRecords(scopeOf(), names, signal)).toHaveLength(650)
  expect((await callsOf(sandbox, 'ListResourceRecordSets')).length).toBeLessThanOrEqual(3)
})

test('a name is found in any case, and given as it was asked for', async () => {
  put({ ...record(1), name: 'web-green-1.bdash.inside' })

  const [found] = await readRecords(scopeOf(), ['Web-GREEN-1.bdash.inside'], signal)

  expect(found).toEqual({ ...record(1), name: 'Web-GREEN-1.bdash.inside' })
})

test('the record of another name, another type or with weights is none', async () => {
  const { zones } = sandbox.world
  const { zone } = dnsOf()
  const weighted = { name: 'web-green-1.bdash.inside.', type: 'A', ttl: 60, values: ['10.0.0.1'], weight: 1 }
  zones.replace(zone, [
    ...zones.listed(zone),
    { ...weighted, identifier: 'one' },
    { name: 'web-green-2.bdash.inside.', type: 'TXT', ttl: 60, values: ['"x"'] },
    { name: 'web-green-33.bdash.inside.', type: 'A', ttl: 60, values: ['10.0.0.3'] },
  ])

  const names = [1, 2, 3].map((index) => record(index).name)

  expect(await readRecords(scopeOf(), names, signal)).toEqual([])
})

test('a record is removed only while it has exactly the values that it was given', async () => {
  put(record(1), record(2, '10.9.9.9'), { ...record(3), values: ['10.0.0.4', '10.9.9.9'] })

  await removeRecords(scopeOf(), [record(1), record(2), record(3), record(4)], signal)

  expect(listed().map(({ name }) => name)).toEqual(['web-green-2.bdash.inside.', 'web-green-3.bdash.inside.'])
})

test('a record whose time to live was changed is still the same', async () => {
  put({ ...record(1), ttl: 5 })

  await removeRecords(scopeOf(), [record(1)], signal)

  expect(listed()).toEqual([])
})

test.each(['error', 'messages'] as const)(
  'a record that changes hands while it is removed stays, and the others go (%s)',
  async (changeBatch) => {
    await sandbox.close()
    await open({ changeBatch })
    put(record(1), record(2))
    const late = { service: 'route53', action: 'ChangeResourceRecordSets', kind: 'delay', ms: 10_000 }
    await setFaults(sandbox, { ...late, when: 'before' })
    const removal = removeRecords(scopeOf(), [record(1), record(2)], signal)
    await expect.poll(async () => (await callsOf(sandbox, 'ListResourceRecordSets')).length).toBe(2)
    put(record(1, '10.9.9.9'), record(2))

    await removal

    expect(listed()).toEqual([expect.objectContaining({ values: ['10.9.9.9'] })])
    expect((await callsOf(sandbox, 'ChangeResourceRecordSets')).at(-2)).toHaveProperty('error')
  },
)

test("another's change of the zone is waited for", async () => {
  await sandbox.close()
  await open({ insyncMs: [4_000, 4_000] })

  await Promise.all([setRecords(scopeOf(), [record(1)], signal), setRecords(scopeOf(), [record(2)], signal)])

  expect(listed().map(({ name }) => name)).toEqual(['web-green-1.bdash.inside.', 'web-green-2.bdash.inside.'])
})

test('records of another account’s zone are set, read and removed by the role that is named', async () => {
  const { id, role, name } = sandbox.foreignZone
  const dns = { ...dnsOf(), zone: id, role }
  const foreign = { ...record(1), name: `web-green-1.${name}` }
  const scope = scopeOf({ dns })

  await setRecords(scope, [foreign], signal)
  const standing = await readRecords(scope, [foreign.name], signal)
  await removeRecords(scope, [foreign], signal)

  expect(standing).toEqual([foreign])
  expect(listed(id)).toEqual([])
  // The SDK keeps what it was given: one look at the role is enough for all three.
  expect(await callsOf(sandbox, 'AssumeRole')).toHaveLength(1)
})

test('without the role the zone of another account is not there', async () => {
  const { id, name } = sandbox.foreignZone
  const dns = { ...dnsOf(), zone: id }

  await expect(
    setRecords(scopeOf({ dns }), [{ ...record(1), name: `web-green-1.${name}` }], signal),
  ).rejects.toMatchObject({ message: expect.stringMatching(/NoSuchHostedZone|AccessDenied/) })
})
