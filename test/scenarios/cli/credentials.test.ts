import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { openStage, type Stage } from '../support/stage.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
let terminal: Terminal
beforeAll(async () => {
  stage = await openStage()
  terminal = openTerminal(stage)
})
afterAll(() => stage.close())

const key = () => terminal.env['AWS_ACCESS_KEY_ID'] ?? ''
const secret = () => terminal.env['AWS_SECRET_ACCESS_KEY'] ?? ''

/** Writes the shared files of the AWS tools into the person's home. */
function shared(files: { readonly config: string; readonly credentials?: string }): void {
  mkdirSync(join(terminal.home, '.aws'), { recursive: true })
  writeFileSync(join(terminal.home, '.aws/config'), files.config)
  writeFileSync(join(terminal.home, '.aws/credentials'), files.credentials ?? '')
}

/** A laptop: of AWS its environment names a profile, and nothing else. */
function withProfile(name: string, more: Readonly<Record<string, string>> = {}) {
  const own = Object.entries(terminal.env).filter(([variable]) => !variable.startsWith('AWS_'))
  return { ...Object.fromEntries(own), AWS_PROFILE: name, AWS_EC2_METADATA_DISABLED: 'true', ...more }
}

const place = () => `region = ${terminal.env['AWS_REGION']}\nendpoint_url = ${stage.sandbox.endpoint}\n`

const status = async (env: Readonly<Record<string, string>>) => {
  const { code, out, err } = await terminal.start(['status'], env).done
  return { code, said: out + err }
}

thorough('a profile of the shared files: its keys, its Region and its endpoint', async () => {
  shared({
    config: `[profile ops]\n${place()}`,
    credentials: `[ops]\naws_access_key_id = ${key()}\naws_secret_access_key = ${secret()}\n`,
  })

  const { code, said } = await status(withProfile('ops'))

  expect(code, said).toBe(0)
  expect(said).toMatch(/^Result: STATUS {2}web: blue serves v1/m)
})

thorough('a profile that takes a role, from one whose keys a program gives', async () => {
  stage.sandbox.world.identities.addRole({
    arn: 'arn:aws:iam::123456789012:role/ops',
    trustsUs: true,
    services: ['ec2', 'elasticloadbalancing', 'route53', 'ssm'],
  })
  const program = join(terminal.home, 'keys')
  const answer = { Version: 1, AccessKeyId: key(), SecretAccessKey: secret() }
  writeFileSync(program, `#!/bin/sh\necho '${JSON.stringify(answer)}'\n`)
  chmodSync(program, 0o755)
  shared({
    config: [
      `[profile base]\n${place()}credential_process = ${program}\n`,
      `[profile ops]\n${place()}role_arn = arn:aws:iam::123456789012:role/ops\nsource_profile = base\n`,
    ].join('\n'),
  })

  const { code, said } = await status(withProfile('ops'))

  expect(code, said).toBe(0)
  expect(said).toMatch(/ as arn:aws:sts::123456789012:assumed-role\/ops\//)
})

thorough('a session of single sign-on; and one that has ended says how to sign on again', async () => {
  const portal = await openPortal()
  const name = createHash('sha1').update('corp').digest('hex')
  const signedOn = (expiresAt: string) =>
    writeFileSync(
      join(terminal.home, '.aws/sso/cache', `${name}.json`),
      JSON.stringify({ accessToken: 'signed-on', expiresAt, region: 'eu-west-1', startUrl: 'https://corp' }),
    )
  shared({
    config: [
      '[sso-session corp]\nsso_start_url = https://corp\nsso_region = eu-west-1\n',
      `[profile ops]\n${place()}sso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Ops\n`,
    ].join('\n'),
  })
  mkdirSync(join(terminal.home, '.aws/sso/cache'), { recursive: true })
  const env = withProfile('ops', { AWS_ENDPOINT_URL_SSO: portal.url })
  try {
    signedOn(new Date(Date.now() + 3_600_000).toISOString())
    const inside = await status(env)
    signedOn(new Date(Date.now() - 3_600_000).toISOString())
    const outside = await status(env)

    expect(inside.code, inside.said).toBe(0)
    expect(portal.asked()).toEqual([
      '/federation/credentials?account_id=123456789012&role_name=Ops signed-on',
    ])
    expect(outside.code, outside.said).toBe(4)
    expect(outside.said).toContain('aws sso login')
  } finally {
    portal.server.close()
  }
})

/** The portal that gives a role's keys to whoever has signed on. */
async function openPortal(): Promise<{ server: Server; url: string; asked(): readonly string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers['x-amz-sso_bearer_token']}`)
    const keys = { accessKeyId: key(), secretAccessKey: secret(), sessionToken: 'session' }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ roleCredentials: { ...keys, expiration: Date.now() + 3_600_000 } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the portal has no port')
  return { server, url: `http://127.0.0.1:${address.port}`, asked: () => asked }
}
