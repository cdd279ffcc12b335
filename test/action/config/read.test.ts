import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../../src/action/config/read.ts'
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

test('a file that is not there is told with what to do', async () => {
  const { services, mistakes } = await readConfig('missing.yml', workspace)

  expect(services).toEqual({})
  expect(mistakes).toEqual([
    {
      path: 'config',
      said: expect.stringMatching(/^"missing.yml" cannot be read: ENOENT/),
      remedy: expect.stringContaining('Check out the repository before this step'),
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
