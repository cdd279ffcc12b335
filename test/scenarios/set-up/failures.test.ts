import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRunning } from '../../support/is-running.ts'
import type { ActionResult } from '../../support/runner.ts'
import type { Mapping } from '../support/config.ts'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage(
    { runUserData: true },
    { fleet: { ec2: { 'user-data': userData } }, ready: { tcp: 8080 } },
  )
})
afterAll(() => stage.close())

const userData = '#!/bin/sh\necho "no license found"\nserve --release {release} --color {color}\n'

const deploy = (change: Mapping) => stage.run('deploy', { release: 'v2' }, { change })

/** Of the attempt nothing is left but what its machines had to say. */
async function expectUndone(result: ActionResult, reason: RegExp): Promise<void> {
  expectEnd(result, 'rejected, blue v1, green empty')
  const [service] = reportOf(result).services
  expect(service?.why).toMatch(reason)
  expect(service?.['last-words']).toContainEqual(expect.stringMatching(/^i-[0-9a-f]+: .*no license found/))
  expect(result.summary).toContain('no license found')
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'], green: [], apart: [], preview: 'none' })
  expect(await stage.person.records()).toEqual(['web-blue-1.bdash.inside.'])
}

interface Report {
  readonly services: readonly { readonly why: string; readonly 'last-words': readonly string[] }[]
}
const reportOf = ({ outputs }: ActionResult): Report =>
  JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'))

test('a step that exits non-zero rejects the release, with what it wrote last', async () => {
  const result = await deploy({
    'set-up': [{ run: 'echo "disk is full" >&2; exit 3' }, { run: 'echo never' }],
  })

  await expectUndone(result, /^set-up failed: run echo "disk is full" .*: exit code 3\ndisk is full$/)
  expect(result.log).not.toContain('never')
})

test('a step that hangs is ended at its time with all that it started, and rejects the release', async () => {
  const result = await deploy({ 'set-up': [{ run: 'sleep 600 & echo "began $!"; wait', within: '300ms' }] })

  await expectUndone(result, /: not done within 300 ms, and ended\nbegan \d+$/)
  expect(await isRunning(/began (\d+)/.exec(result.log)?.[1] ?? '1')).toBe(false)
})

thorough('a command that fails on a machine rejects the release, with what it wrote there', async () => {
  const script = '#!/bin/sh\necho "cannot reach the registry"\nexit 7\n'

  const result = await deploy({ 'set-up': [{ ssm: { script } }] })

  await expectUndone(
    result,
    /: done on 0 of 1 machine; i-[0-9a-f]+: Failed, exit code 7\ncannot reach the registry/,
  )
})

thorough('machines that are never ready reject the release', async () => {
  const result = await deploy({ ready: { tcp: 9, within: '400ms' } })

  await expectUndone(result, /^0 of 1 machine ready; i-[0-9a-f]+: port 9: connection refused$/)
})

thorough('a migration that fails rejects the release, whose side was healthy', async () => {
  const result = await deploy({ migrate: { run: 'echo "column exists"; false' } })

  await expectUndone(result, /: exit code 1\ncolumn exists$/)
})

thorough('a command that is not found in the middle rejects the release', async () => {
  const result = await deploy({ 'set-up': [{ run: 'true' }, { run: 'no-such-tool --now' }] })

  await expectUndone(result, /: exit code 127: a command was not found\n.*no-such-tool/)
})

thorough('a command on a machine that hangs is ended at its time, there too', async () => {
  const script = '#!/bin/sh\necho $$ >/tmp/hangs-$INSTANCE_ID\nexec sleep 600\n'

  const result = await deploy({ 'set-up': [{ ssm: { script, within: '2s' } }] })

  await expectUndone(result, /i-[0-9a-f]+: (not done within 2 s, and cancelled|TimedOut|Execution)/)
})

thorough('with `keep-rejected: true` the machines stay to be looked at', async () => {
  const result = await deploy({ 'set-up': [{ run: 'false' }], 'keep-rejected': true })

  expectEnd(result, 'rejected, blue v1, green v2')
  expect(await stage.person.look()).toMatchObject({
    routes: ['blue'],
    apart: ['v2 running'],
    preview: 'none',
  })
})

thorough('what was kept is replaced by the next deploy', async () => {
  expectEnd(await deploy({ 'set-up': [{ run: 'false' }] }), 'rejected, blue v1, green empty')
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'], green: [], apart: [] })
})

const refused = [
  {
    name: 'a command that this runner does not have',
    change: { 'set-up': [{ run: 'no-such-tool --now' }] },
    told: /set-up\[0\]\.run: `no-such-tool` is no command on this runner/,
  },
  {
    name: 'a script that bash cannot read',
    change: { 'set-up': [{ run: 'if true; then echo' }] },
    told: /set-up\[0\]\.run: bash cannot read it: .*unexpected end of file/,
  },
  {
    name: 'a script for the machines that is missing',
    change: { migrate: { ssm: { script: 'deploy/missing.sh' } } },
    told: /migrate\.ssm\.script: "deploy\/missing\.sh" cannot be read/,
  },
  {
    name: 'a document that does not exist',
    change: { 'set-up': [{ ssm: { document: 'Our-Setup' } }] },
    told: /set-up\[0\]\.ssm\.document: there is no document Our-Setup in this account/,
  },
]

test.concurrent.each(refused)('$name: is told before anything is written', async ({ change, told }) => {
  const before = (await stage.writes()).length

  const result = await deploy(change)

  expectRefusal(result, told)
  expect((await stage.writes()).slice(before)).toEqual([])
})
