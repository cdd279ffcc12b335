import { stripVTControlCharacters } from 'node:util'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readText } from '../../docs/markdown.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { openTerminal, type Terminal, type Typed, withGit } from '../support/terminal.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
let terminal: Terminal
beforeAll(async () => {
  stage = await openStage()
  terminal = openTerminal(stage)
})
afterAll(() => stage.close())

/** Its last line is the result; nothing in it is meant for a workflow's runner, or for a screen that is not there. */
function expectResult({ code, out, err }: Typed, result: RegExp): void {
  const all = out + err
  expect(code, all).toBe(0)
  expect(out.trimEnd().split('\n').at(-1)).toMatch(result)
  expect(err).toBe('')
  expect(all).not.toMatch(/^::|##\[/m)
  expect(stripVTControlCharacters(all)).toBe(all)
}

test('deploy by hand: the whole way as in the log of the action, and the result last', async () => {
  const deployed = await terminal.run('deploy', '--release', 'v2', '--reason', 'GitHub is down')

  expectResult(deployed, /^Result: HELD {2}web: green serves v2; blue keeps v1, retirement due /)
  expect(deployed.out).toMatch(/^▸ switch traffic {12}8080: web-blue → green$/m)
  expect(deployed.out).toMatch(/^✓ prove the switch/m)
  expect(await stage.person.look()).toMatchObject({ routes: ['green'], blue: ['v1 healthy'] })
})

thorough('status: the panel, with who switched and why; and the report with --json', async () => {
  const before = await stage.writes()

  const status = await terminal.run('status')
  const json = await terminal.run('status', '--json')

  expectResult(status, /^Result: STATUS {2}web: green serves v2; blue keeps v1/)
  expect(status.out).toMatch(/^ {2}live {5}green {2}v2 \(a2\)/m)
  expect(status.out).toContain(': GitHub is down')
  const report = JSON.parse(json.out)
  const isValid = new Ajv({ strict: false }).compile(JSON.parse(readText('schemas/report.schema.json')))
  expect(isValid(report), JSON.stringify(isValid.errors)).toBe(true)
  expect(report).toMatchObject({
    outcome: 'status',
    run: { repository: 'local', id: expect.stringMatching(/^.+@.+ pid \d+$/) },
    services: [{ service: 'web', outputs: { 'live-release': 'v2' } }],
  })
  expect(json.err).toMatch(/^Result: STATUS/m)
  expect((await stage.writes()).length).toBe(before.length)
})

thorough('rollback and retire by hand', async () => {
  expectResult(await terminal.run('rollback'), /^Result: ROLLED-BACK {2}web: blue serves v1/)
  expectResult(await terminal.run('retire'), /^Result: RETIRED {2}web: blue serves v1; green: empty/)

  expect(await stage.person.look()).toEqual({
    routes: ['blue'],
    blue: ['v1 healthy'],
    green: [],
    apart: [],
    preview: 'none',
  })
})

thorough('what GitHub has left in the environment changes nothing', async () => {
  const leftovers = {
    ...{ GITHUB_ACTIONS: 'true', GITHUB_RUN_ID: '7', GITHUB_REPOSITORY: 'octo/shop', GITHUB_SHA: 'c0ffee' },
    ...{ GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v9' },
    ...{ GITHUB_WORKSPACE: '/nowhere', RUNNER_TEMP: '/nowhere', INPUT_COMMAND: 'retire', CI: 'true' },
  }
  const env = { ...terminal.env, ...leftovers }

  const unnamed = await terminal.start(['deploy'], env).done
  const deployed = await terminal.start(['deploy', '--release', 'v3'], env).done

  expect(unnamed).toMatchObject({ code: 2, out: expect.stringContaining('--release: no release is named') })
  expectResult(deployed, /^Result: HELD {2}web: green serves v3/)
})

thorough('an older commit than the live one is refused, as the git of the checkout knows it', async () => {
  const [older, newer] = ['1'.repeat(40), '2'.repeat(40)]
  const live = await stage.run('deploy', { release: 'v4', allow: 'early-retire' }, { sha: newer })
  expect(live.code, live.log).toBe(0)
  const git = `case "$*" in
    "rev-parse HEAD") echo ${older} ;;
    "merge-base --is-ancestor ${older} ${newer}") exit 0 ;;
    *) exit 1 ;;
  esac`

  const refused = await terminal.start(
    ['deploy', '--release', 'v5', '--allow', 'early-retire'],
    withGit(terminal, git),
  ).done

  expect(refused.code, refused.out).toBe(2)
  expect(refused.out).toMatch(
    /^Result: REFUSED .*v5 is older than v4, which is live \(older-release\): it is of commit 1111111/m,
  )
})
