import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../../src/action/config/read.ts'
import { userDataSaid } from '../../../src/action/config/user-data.ts'
import { bytesMark } from '../../../src/settings.ts'
import { smallest } from './example.ts'

const workspace = mkdtempSync(join(tmpdir(), 'config-'))
afterAll(() => rmSync(workspace, { recursive: true }))

test('a path is a file of the workspace, and so is the user data that it names', async () => {
  mkdirSync(join(workspace, '.github'))
  writeFileSync(
    join(workspace, '.github/switchover.yml'),
    smallest.replace('id: lt-0a1b2c3d }', 'id: lt-1 }, user-data: boot.sh'),
  )
  writeFileSync(join(workspace, 'boot.sh'), '#!/bin/sh\necho {release}\n')

  const { services, mistakes } = await readConfig('.github/switchover.yml', workspace)

  expect(mistakes).toEqual([])
  expect(services['web']?.settings.fleet).toMatchObject({ userData: '#!/bin/sh\necho {release}\n' })
})

const withUserData = (file: string) => smallest.replace('id: lt-0a1b2c3d }', `id: lt-1 }, user-data: ${file}`)
const userDataOf = async (file: string) => {
  const { services, mistakes } = await readConfig(withUserData(file), workspace)
  const fleet = services['web']?.settings.fleet
  return { mistakes, userData: fleet?.kind === 'ec2' ? fleet.userData : undefined }
}

test('multi-part user data stays as it is, line ends and all', async () => {
  const mime =
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="=="\r\n\r\n--==\r\n\r\n#!/bin/sh\n--==--\r\n'
  writeFileSync(join(workspace, 'mime.txt'), mime)

  expect(await userDataOf('mime.txt')).toEqual({ mistakes: [], userData: mime })
})

test('compressed user data is measured by its own size, and is no text to fill anything into', async () => {
  const script = `#!/bin/sh\n# {name}\n${'x'.repeat(20_000)}\n`
  const packed = gzipSync(script)
  writeFileSync(join(workspace, 'boot.gz'), packed)

  const { mistakes, userData = '' } = await userDataOf('boot.gz')

  expect(mistakes).toEqual([])
  expect(userData).toBe(`${bytesMark}${packed.toString('base64')}`)
  expect(userDataSaid(userData)).toBe(script)
})

test('bytes that are neither text nor gzip are told of as far as they are text', async () => {
  const bytes = Buffer.from([0xff, 0xfe, 0x00])
  writeFileSync(join(workspace, 'boot.bin'), bytes)

  expect(userDataSaid((await userDataOf('boot.bin')).userData ?? '')).toBe(bytes.toString())
  expect(userDataSaid('#!/bin/sh')).toBe('#!/bin/sh')
})

test('a script of the set-up is a file too; what is no text, or empty, is no script', async () => {
  writeFileSync(join(workspace, 'install.sh'), '#!/bin/sh\ninstall {release}\n')
  writeFileSync(join(workspace, 'empty.sh'), ' \n')
  writeFileSync(join(workspace, 'program'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0xff]))
  const setUp = (file: string) => `${smallest.trimEnd()}\n    set-up: [{ ssm: { script: ${file} } }]\n`

  const { services } = await readConfig(setUp('install.sh'), workspace)

  expect(services['web']?.settings.setUp).toMatchObject([
    { label: 'ssm install.sh', parameters: { commands: ['#!/bin/sh\ninstall {release}\n'] } },
  ])
  const said = async (file: string) => (await readConfig(setUp(file), workspace)).mistakes[0]?.said
  expect(await said('empty.sh')).toMatch(/^"empty.sh" is empty/)
  expect(await said('program')).toMatch(/^"program" is no text/)
})

test('a file that is not there is told with what to do', async () => {
  const { services, mistakes } = await readConfig('missing.yml', workspace)

  expect(services).toEqual({})
  expect(mistakes).toEqual([
    {
      path: 'config',
      said: expect.stringMatching(/^"missing.yml" cannot be read: ENOENT/),
      remedy: expect.stringContaining('check out the repository before this step'),
    },
  ])
})

test('a folder is no config', async () => {
  const { mistakes } = await readConfig('.', workspace)

  expect(mistakes).toEqual([expect.objectContaining({ said: expect.stringContaining('EISDIR') })])
})

test('the id of a hosted zone may begin with any letter: AWS promises no form but a length', async () => {
  const dns = '    dns: { zone: RF6EK2RC12OVZJX9PYI49O, record: "{name}.web.internal" }\n'

  const { services, mistakes } = await readConfig(`${smallest.trimEnd()}\n${dns}`, workspace)

  expect(mistakes.filter(({ path }) => path.endsWith('dns.zone'))).toEqual([])
  expect(services['web']?.settings.dns?.zone).toBe('RF6EK2RC12OVZJX9PYI49O')
})
