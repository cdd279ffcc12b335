import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readContext } from '../../src/action/context.ts'
import { readInputs } from '../../src/action/inputs.ts'
import { refuseSecrets } from '../../src/action/refuse-secrets.ts'
import type { ServiceSettings } from '../../src/settings.ts'
import { read, smallest, withLine } from './config/example.ts'

const secret = 'hush-hush'
const inputsOf = (given: Record<string, string>) =>
  readInputs(
    readContext({ GITHUB_SHA: 'c0ffee' }),
    (name) => given[name] ?? (name === 'secrets' ? secret : ''),
  ).inputs

/** Where the config with this line would put the secret. */
async function refused(line: string, given: Record<string, string> = {}): Promise<readonly string[]> {
  const config = await read(withLine(line))
  expect(config.mistakes).toEqual([])
  return refuseSecrets(config, inputsOf(given)).map(({ path }) => path)
}

const ec2 = (keys: string) => `fleet: { ec2: { launch-template: { id: lt-1 }, ${keys} } }`
const groups = (keys: string) => `fleet: { auto-scaling: { blue: web-blue, green: web-green, ${keys} } }`

test.each([
  ['a tag’s value', ec2(`tags: { Token: ${secret} }`), 'fleet.ec2.tags'],
  ['a tag’s key', ec2(`tags: { ${secret}: x }`), 'fleet.ec2.tags'],
  ['a name', ec2(`name: "${secret}-{color}-{index}"`), 'fleet.ec2.name'],
  ['user data', ec2(`user-data: "#!/bin/sh\\nexport TOKEN=${secret}\\n"`), 'fleet.ec2.user-data'],
  [
    'user data of a group',
    groups(`launch-template: { user-data: "#!/bin/sh\\necho ${secret}\\n" }`),
    'fleet.auto-scaling.launch-template.user-data',
  ],
  [
    'the description of a version',
    groups(`launch-template: { description: "${secret}" }`),
    'fleet.auto-scaling.launch-template.description',
  ],
  ['a tag of a group', groups(`tags: { Token: ${secret} }`), 'fleet.auto-scaling.tags'],
  [
    'a tag to look for',
    `fleet: { existing: { tag: { Color: "{color}", Key: ${secret} } } }`,
    'fleet.existing.tag',
  ],
  ['a record', `dns: { zone: Z1, record: "${secret}-{name}.inside" }`, 'dns.record'],
  [
    'a header that an instance asks with',
    `proof: { path: /, contains: "{color}", from: ssm, request-headers: { X-Origin: ${secret} } }`,
    'proof.request-headers',
  ],
  ['the name of a parameter', `gate: { ssm: /web/${secret} }`, 'gate.ssm'],
  [
    'a script for the machines',
    `set-up: [{ ssm: { script: "set -e\\nlogin ${secret}\\n" } }]`,
    'set-up[0].ssm',
  ],
  [
    'a parameter of a document',
    `migrate: { ssm: { document: Migrate, parameters: { Token: ${secret} } } }`,
    'migrate.ssm',
  ],
  // A script on the runner is sent nowhere; its label is part of the record.
  ['the label of a script', `set-up: [{ run: "login ${secret}" }]`, 'set-up[0].run'],
  ['the label of a release test', `release-test: [{ http: { path: /${secret} } }]`, 'release-test[0]'],
])('%s that holds a secret is refused', async (_what, line, path) => {
  expect(await refused(line)).toEqual([`services.web.${path}`])
})

test('what a script for the runner does with a secret below its first line is its own matter', async () => {
  expect(await refused(`set-up: [{ run: "make login\\nlogin ${secret}" }]`)).toEqual([])
})

test('compressed user data is looked into', async () => {
  const { services, mistakes } = await read(smallest)
  const web = services['web']
  if (web === undefined || web.settings.fleet.kind !== 'ec2') throw new Error('the smallest config has a web')
  const userData = `data:;base64,${gzipSync(`#!/bin/sh\nlogin ${secret}\n`).toString('base64')}`
  const settings: ServiceSettings = { ...web.settings, fleet: { ...web.settings.fleet, userData } }

  const found = refuseSecrets({ services: { web: { ...web, settings } }, mistakes }, inputsOf({}))

  expect(found.map(({ path }) => path)).toEqual(['services.web.fleet.ec2.user-data'])
})

test('a release and a reason are kept in tags, and hold none either', async () => {
  expect(await refused('hold: 30m', { release: secret, reason: `for ${secret}` })).toEqual([
    'release',
    'reason',
  ])
})

test('the mistake says which secret, never what it is', async () => {
  const config = await read(withLine(ec2(`tags: { Token: ${secret} }`)))

  const [mistake] = refuseSecrets(config, inputsOf({}))

  expect(mistake?.said).toBe(
    'holds a secret of this run (line 1 of secrets), and others could read it in AWS',
  )
  expect(JSON.stringify(mistake)).not.toContain(secret)
})

test('a way back is not refused for what only a deployment would send', async () => {
  const line = ec2(`tags: { Token: ${secret} }`)

  expect(await refused(line, { command: 'rollback' })).toEqual([])
  expect(await refused(line, { command: 'retire' })).toEqual([])
  expect(await refused(line, { command: 'rollback', reason: secret })).toEqual(['reason'])
  expect(await refused(line, { command: 'status', reason: secret })).toEqual([])
})
