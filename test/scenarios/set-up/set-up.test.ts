import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isRunning } from '../../support/is-running.ts'
import type { ActionResult } from '../../support/runner.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'

/** Where the scripts leave what they saw. */
const out = temporaryFolder('set-up-')
const left = (name: string): string => readFileSync(join(out, name), 'utf8')
const env = { OUT: out, DB_PASSWORD: 'not told to anybody' }

let stage: Stage
let result: ActionResult
beforeAll(async () => {
  stage = await openStage(
    { targets: 2, runUserData: true },
    {
      ready: { ssm: 'online', within: '30s' },
      'set-up': [
        {
          run: [
            'echo "one {release} $SWITCHOVER_RELEASE" | tee -a "$OUT/steps"',
            'env >"$OUT/env"',
            'cp "$SWITCHOVER_INVENTORY" "$OUT/inventory.yml"',
            'setsid sleep 600 & echo $! >"$OUT/daemon"',
          ].join('\n'),
        },
        { ssm: { script: '#!/bin/sh\necho "here is $INSTANCE_ID with {release}"\n', concurrency: 1 } },
        { run: 'echo two >>"$OUT/steps"' },
      ],
      migrate: {
        run: 'echo "migrate again=$SWITCHOVER_MIGRATION_AGAIN $SWITCHOVER_PREVIEW_URL" >>"$OUT/steps"',
      },
    },
  )
  result = await stage.run('provision', { release: 'v2' }, { env })
})
afterAll(() => stage.close())

const machines = async () =>
  (await stage.person.instances())
    .filter(({ Tags = [] }) => Tags.some(({ Key, Value }) => Key === 'switchover:color' && Value === 'green'))
    .map(({ InstanceId = '', PrivateIpAddress = '', Tags = [] }) => ({
      id: InstanceId,
      address: PrivateIpAddress,
      name: Tags.find(({ Key }) => Key === 'Name')?.Value ?? '',
    }))
    .sort((a, b) => a.id.localeCompare(b.id))

test('provision waits for the machines and sets them up, step by step, before they are registered', () => {
  expectEnd(result, 'provisioned, blue v1, green v2')
  const rungs = [...result.log.matchAll(/^[▸✓] (.{25})/gm)].map(([, name = '']) => name.trim())
  expect(rungs.filter((name, at) => name !== rungs[at - 1])).toEqual([
    'claim the attempt',
    'launch the fleet',
    'name the machines',
    'ask the machines',
    'set the machines up',
    'register the targets',
    'set the preview',
    'park the attempt',
  ])
  expect(left('steps')).toBe('one {release} v2\ntwo\n')
})

test('what a command writes is told line by line, behind who wrote it', async () => {
  expect(result.log).toMatch(/^ {2}run echo "one \{release\} .* │ one \{release\} v2$/m)
  for (const { id } of await machines())
    expect(result.log).toMatch(new RegExp(`^ {2}${id} +│ here is ${id} with v2$`, 'm'))
})

test('a script is told of its side in variables', async () => {
  const told = Object.fromEntries(
    left('env')
      .split('\n')
      .filter((line) => line.startsWith('SWITCHOVER_'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )

  expect(told).toMatchObject({
    SWITCHOVER_SERVICE: 'web',
    SWITCHOVER_RELEASE: 'v2',
    SWITCHOVER_COLOR: 'green',
    SWITCHOVER_ATTEMPT: 'a2',
  })
  const instances: { id: string; name: string; address: string }[] = JSON.parse(
    told['SWITCHOVER_INSTANCES'] ?? '',
  )
  expect(instances.map(({ id, name, address }) => ({ id, address, name }))).toEqual(await machines())
})

test('a script has the step’s own variables, and nothing by which it could speak for the action', () => {
  const names = left('env').match(/^\w+(?==)/gm) ?? []

  expect(names).toContain('DB_PASSWORD')
  expect(names).toContain('GITHUB_REPOSITORY')
  expect(
    names.filter((name) =>
      /^(INPUT|STATE|ACTIONS)_|^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/.test(name),
    ),
  ).toEqual([])
})

test('the inventory has both sides, by role and by color', async () => {
  const { children } = parse(left('inventory.yml')).all
  const made = await machines()

  expect(Object.keys(children.idle.hosts).sort()).toEqual(['web-green-1', 'web-green-2'])
  expect(Object.keys(children.live.hosts).sort()).toEqual(['web-blue-1', 'web-blue-2'])
  expect(children.green).toEqual(children.idle)
  expect(children.idle.hosts['web-green-1']).toMatchObject({
    ansible_host: made.find(({ name }) => name === 'web-green-1')?.address,
    release: 'v2',
    color: 'green',
  })
  expect(children.live.hosts['web-blue-1']).toMatchObject({ release: 'v1', color: 'blue' })
})

test('what a script left running is gone when its step is done', async () => {
  const pid = left('daemon').trim()

  expect(pid).toMatch(/^\d+$/)
  expect(await isRunning(pid)).toBe(false)
})

test('deploy goes on: what was done is not done again, and the migration runs once, before the tests', async () => {
  const deployed = await stage.run('deploy', { release: 'v2' }, { env })

  expectEnd(deployed, 'held, green v2, blue v1')
  expect(left('steps')).toMatch(/^one \{release\} v2\ntwo\nmigrate again= http:\/\/\S+\n$/)
  expect(deployed.log).toMatch(/✓ migrate[\s\S]*test the release/)
})
