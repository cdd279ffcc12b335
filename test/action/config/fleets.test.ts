import { expect, test } from 'vitest'
import { ofGroups, read, withLine, withLines } from './example.ts'

test('a group’s version is made anew, or is one that exists: by its number, or by its description', async () => {
  const fleetOf = async (template: string) => (await read(ofGroups(template))).services['web']?.settings.fleet
  const made = '{ image: { ssm: /images/web }, type: t3.small, user-data: "#!/bin/sh\\necho {release}\\n" }'
  const groups = {
    kind: 'auto-scaling',
    groups: { blue: 'web-blue', green: 'web-green' },
    tags: { Team: 'shop' },
  }

  expect(await fleetOf(made)).toEqual({
    ...groups,
    launchTemplate: {
      ...{ kind: 'make', image: { ssm: '/images/web' }, type: 't3.small' },
      userData: '#!/bin/sh\necho {release}\n',
    },
  })
  expect(await fleetOf('{}')).toMatchObject({
    launchTemplate: { kind: 'make', image: undefined, type: undefined, userData: undefined },
  })
  expect(await fleetOf('{ version: 7 }')).toMatchObject({ launchTemplate: { kind: 'version', version: '7' } })
  expect(await fleetOf('{ description: "{release}" }')).toMatchObject({
    launchTemplate: { kind: 'description', description: '{release}' },
  })
})

test('instances of a group are as many as are live, and have no names unless they are set up once', async () => {
  const termsOf = async (...lines: readonly string[]) => (await read(withLines(lines))).services['web']?.terms
  const groups = (more: string) => `fleet: { auto-scaling: { blue: b, green: g${more} } }`
  const dns = 'dns: { zone: Z1, record: "{name}.inside" }'
  const record = { template: '{name}.inside', ttl: 60, address: 'private' }

  expect(await termsOf(groups(''))).toMatchObject({
    ...{ fleet: 'auto-scaling', count: { live: true, atLeast: 0 }, naming: undefined },
  })
  expect(await termsOf(groups(', count: 4'))).toMatchObject({ count: { live: false, atLeast: 4 } })
  expect(await termsOf(groups(', set-up-once: true'))).toMatchObject({ naming: undefined })
  expect(await termsOf(groups(', set-up-once: true, name: "{color}-{index}"'))).toMatchObject({
    naming: { name: '{color}-{index}', record: undefined },
  })
  expect(await termsOf(groups(', set-up-once: true'), dns, 'set-up: [{ run: "true" }]')).toMatchObject({
    ...{ naming: { name: '{service}-{color}-{index}', record }, setUp: ['run true'] },
  })
})

test('instances that are there are found by tags or by id, all of them are wanted, and none is named', async () => {
  const webOf = async (existing: string) =>
    (await read(withLine(`fleet: { existing: ${existing} }`))).services['web']

  const byTag = await webOf('{ tag: { Service: "{service}", Color: "{color}" } }')
  const byId = await webOf('{ ids: { blue: [i-1, i-2], green: [i-3] } }')

  expect(byTag?.settings.fleet).toEqual({
    ...{ kind: 'existing', by: { tags: { Service: '{service}', Color: '{color}' } } },
  })
  expect(byId?.settings.fleet).toEqual({
    ...{ kind: 'existing', by: { ids: { blue: ['i-1', 'i-2'], green: ['i-3'] } } },
  })
  expect(byTag?.terms).toMatchObject({
    ...{ fleet: 'existing', count: { live: true, atLeast: 0 }, naming: undefined },
  })
})
