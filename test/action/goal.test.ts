import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { readContext } from '../../src/action/context.ts'
import { type BuildParts, buildOf, buildWithOf, chooseServices, goalFor } from '../../src/action/goal.ts'
import { readInputs } from '../../src/action/inputs.ts'
import type { CommandSettings } from '../../src/settings.ts'
import { read, smallest } from './config/example.ts'

const parts: BuildParts = {
  release: 'v2',
  commit: 'c0ffee',
  ingredients: ['ami-1', 'lt-1:7'],
  tests: [],
  setUp: [],
  migrate: undefined,
  count: { live: false, atLeast: 2 },
}
const headers = (header: Record<string, string>): BuildParts => ({
  ...parts,
  tests: [
    {
      kind: 'http',
      label: 'x',
      deadlineMs: 0,
      next: [],
      via: 'preview',
      http: {
        method: 'GET',
        path: '/',
        port: undefined,
        protocol: 'http' as const,
        certificate: 'trusted' as const,
        json: [],
        status: undefined,
        contains: undefined,
        matches: undefined,
        header,
        requestHeaders: {},
        body: undefined,
        withinMs: 1,
        passes: 1,
      },
    },
  ],
})

const command = (script: string): CommandSettings => ({ kind: 'run', label: 'run', script, withinMs: 1 })

test('a build is 16 hexadecimal digits, the same for the same parts', () => {
  expect(buildOf(parts)).toMatch(/^[0-9a-f]{16}$/)
  expect(buildOf({ ...parts })).toBe(buildOf(parts))
  expect(buildOf(headers({ a: '1', b: '2' }))).toBe(buildOf(headers({ b: '2', a: '1' })))
})

test.each<[string, Partial<BuildParts>]>([
  ['release', { release: 'v3' }],
  ['commit', { commit: 'bad' }],
  ['ingredients', { ingredients: ['ami-2', 'lt-1:7'] }],
  ['tests', headers({})],
  ['set-up', { setUp: [command('make')] }],
  ['migration', { migrate: command('migrate') }],
  ['numeric count', { count: { live: false, atLeast: 3 } }],
])('another %s is another build', (_part, change) => {
  expect(buildOf({ ...parts, ...change })).not.toBe(buildOf(parts))
})

test('a count that follows the live side is no part of the build', () => {
  const following = (atLeast: number) => buildOf({ ...parts, count: { live: true, atLeast } })

  expect(following(2)).toBe(following(5))
})

test('a service without set-up and migration has the build that it had before the product knew of them', () => {
  const { setUp: _, migrate: __, ...before } = parts
  const text = JSON.stringify(Object.fromEntries(Object.entries({ ...before, count: 2 }).sort()))

  expect(buildOf(parts)).toBe(createHash('sha256').update(text).digest('hex').slice(0, 16))
})

test('only what launches has a build; it follows what the attempt is made from', () => {
  const context = readContext({ GITHUB_RUN_ID: '7', GITHUB_SHA: 'c0ffee' })
  const buildWith = (command: string) =>
    buildWithOf(
      service,
      readInputs(context, (name) => (name === 'command' ? command : '')).inputs,
      context,
      (made) => [made],
    )

  expect(buildWith('deploy')('image=ami-1')).toMatch(/^[0-9a-f]{16}$/)
  expect(buildWith('deploy')('image=ami-1')).not.toBe(buildWith('deploy')('image=ami-2'))
  expect(buildWith('provision')('image=ami-1')).toBe(buildWith('deploy')('image=ami-1'))
  expect(buildWith('rollback')('image=ami-1')).toBeUndefined()
})

const config = (names: readonly string[]) => ({
  services: Object.fromEntries(names.map((name) => [name, service])),
  mistakes: [],
})
const service = await read(smallest).then(({ services }) => {
  const web = services['web']
  if (web === undefined) throw new Error('the smallest config has the service web')
  return web
})

test('the only service needs no name; * is all in the order of the config; a list keeps its own', () => {
  expect(chooseServices([], config(['web'])).names).toEqual(['web'])
  expect(chooseServices(['*'], config(['web', 'api'])).names).toEqual(['web', 'api'])
  expect(chooseServices(['api', 'web'], config(['web', 'api'])).names).toEqual(['api', 'web'])
})

test('of several services one is named, and an unknown one is told with the known ones', () => {
  expect(chooseServices([], config(['web', 'api'])).mistakes).toEqual([
    {
      path: 'service',
      said: 'the config has 2 services: web, api',
      remedy: 'Name one, a comma list, or *.',
    },
  ])
  expect(chooseServices(['shop'], config(['web', 'api'])).mistakes).toEqual([
    { path: 'service', said: '"shop" is not in the config', remedy: 'Use one of: web, api.' },
  ])
})

test('a release that is called after a whole commit is of that commit, any other of the one of its run', () => {
  const context = readContext({ GITHUB_RUN_ID: '7', GITHUB_SHA: 'c0ffee' })
  const commitOf = (release: string) =>
    goalFor(
      service,
      readInputs(context, (name) => (name === 'release' ? release : '')).inputs,
      context,
      '',
      () => '',
    ).origin?.commit

  expect(commitOf('1'.repeat(40))).toBe('1'.repeat(40))
  expect([commitOf('v2'), commitOf('1'.repeat(39)), commitOf('')]).toEqual(['c0ffee', 'c0ffee', 'c0ffee'])
})

test('the input’s hold stands before the service’s', () => {
  const context = readContext({ GITHUB_RUN_ID: '7', GITHUB_SHA: 'c0ffee' })
  const withHold = (hold: string) =>
    goalFor(
      service,
      readInputs(context, (name) => (name === 'hold' ? hold : '')).inputs,
      context,
      'image=ami-1',
      (made) => `build of ${made}`,
    )

  expect(withHold('none').hold).toEqual({ kind: 'none' })
  expect(withHold('').hold).toEqual({ kind: 'duration', ms: 1_800_000 })
  expect(withHold('')).toMatchObject({
    command: 'deploy',
    service: 'web',
    release: 'c0ffee',
    build: 'build of image=ami-1',
  })
})
