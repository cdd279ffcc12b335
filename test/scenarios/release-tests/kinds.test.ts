import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { casesOf, followedBy, resultsOf, testsOf } from './results.ts'

/** Where the scripts leave what they saw. */
const out = temporaryFolder('release-tests-')
const left = (name: string): string => readFileSync(join(out, name), 'utf8')

/** Sees the idle side through the preview, and production without its header. */
const smoke = `echo begin >>"$OUT/order"
ask() { curl -sf --connect-to "::$NODE:" "$@" "\${SWITCHOVER_PREVIEW_URL}version"; }
ask -H "$SWITCHOVER_PREVIEW_HEADER" >"$OUT/preview"
ask >"$OUT/production"
echo "$SWITCHOVER_INSTANCES" >"$OUT/instances"
`

let stage: Stage
let result: ActionResult
beforeAll(async () => {
  stage = await openStage({ targets: 2, runUserData: true })
  const status = { path: '/status', json: { '$.release': '{release}' } }
  const change = {
    ready: { http: { ...status, port: 8080 } },
    proof: { ...status, header: undefined },
    watch: { for: '300ms', http: status },
    'release-test': [
      { http: { path: '/status', json: { '$.release': '{release}', '$.checks[*].up': true } } },
      followedBy(
        {
          http: {
            ...{ path: '/version', via: 'instance' },
            ...{ header: { 'x-release': '{release}' }, contains: 'v2', matches: '^{release}\n$' },
          },
        },
        followedBy({ run: smoke, within: '30s' }, { run: 'echo after >>"$OUT/order"' }),
        { ssm: { script: '#!/bin/sh\necho "$INSTANCE_ID runs {release}"\n' } },
      ),
      { tcp: { port: 8080 } },
      // It fails once.
      { run: '[ -e "$OUT/tried" ] || { touch "$OUT/tried"; echo "not yet"; exit 3; }', deadline: '1m' },
      { ssm: { script: '#!/bin/sh\ntrue\n', on: 'one' } },
    ],
  }
  const env = { OUT: out, NODE: new URL(stage.sandbox.nodes[0]?.[0] ?? '').hostname }
  result = await stage.run('deploy', { release: 'v2' }, { change, env })
})
afterAll(() => stage.close())

test('release tests of every kind pass against the idle side, and the release goes live', () => {
  expectEnd(result, 'held, green v2, blue v1')
  expect(
    testsOf(result).map(({ result: is, said }) => `${is}: ${said.replace(/[\d.]+ m?s/, 'N s')}`),
  ).toEqual([
    'passed: 3 right answers in a row through 1 node',
    'passed: 2 of 2 machines right',
    'passed: done in N s',
    'passed: done in N s',
    'passed: done on 2 of 2 machines',
    'passed: 2 of 2 machines right',
    'passed: done in N s',
    'passed: done on 1 of 1 machine',
  ])
})

test('the preview and the switch are proven, machines are ready and the watch is content, by what JSON says', () => {
  expect(result.outputs['proof']).toBe('nodes')
  expect(result.log).toMatch(/^✓ prove the preview +(\d+) of \1 answers in a row say v2;/m)
  expect(result.log).toMatch(/^✓ prove the switch +(\d+) of \1 answers in a row say v2;/m)
  expect(result.log).toContain('✓ ask the machines          2 of 2 machines ready')
  expect(result.log).toMatch(/^ {2}watch the release +1 of 1 answer right through 1 node/m)
})

test('a command sees the idle side through the preview with its header, and is told of its instances', async () => {
  expect([left('preview'), left('production')]).toEqual(['v2\n', 'v1\n'])
  const instances: { id: string }[] = JSON.parse(left('instances'))
  expect(instances.map(({ id }) => id).sort()).toEqual(await stage.person.targetIds('green'))
})

test('a command on the instances runs on each of them, its lines told behind who wrote them', async () => {
  for (const id of await stage.person.targetIds('green'))
    expect(result.log).toMatch(new RegExp(`^ {2}${id} +│ ${id} runs v2$`, 'm'))
})

test('what stands under `then` begins once what it stands under has passed', () => {
  expect(left('order')).toBe('begin\nafter\n')
  const passed = [...result.log.matchAll(/^ {2}✓ (.*?): /gm)].map(([, label]) => label)
  const before = (first: string, then: string) => passed.indexOf(first) < passed.indexOf(then)
  expect(before('http GET /version via instance', 'run echo begin >>"$OUT/order" …')).toBe(true)
  expect(before('run echo begin >>"$OUT/order" …', 'run echo after >>"$OUT/order"')).toBe(true)
})

test('a test that fails is tried again until its deadline, and the log says so', () => {
  const again = testsOf(result).find(({ label }) => label.startsWith('run [ -e'))
  expect(again).toMatchObject({ result: 'passed', tries: 2 })
  expect(result.log).toMatch(/^ {2}run \[ -e .*: exit code 3; tried again for/m)
})

test('log, summary, report and JUnit XML say the same of each test', () => {
  const labels = testsOf(result).map(({ label }) => label)
  expect(new Set(labels).size).toBe(8)
  expect(resultsOf(result)).toEqual(labels.map((label) => `${label}: passed`))
  expect(casesOf(result).map(({ name }) => name)).toEqual(labels)
  expect(result.summary.match(/^\| .* \| passed \| /gm)).toHaveLength(8)
  expect(result.summary).toContain('junit.xml')
  expect(result.log).toContain('✓ test the release          8 of 8 release tests passed')
})
