import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../../src/action/config/read.ts'
import { type MistakeCase, mistakesIn, withLine, withLines } from './example.ts'

const cases: readonly MistakeCase[] = [
  [
    'a step is one command',
    'set-up: [{}, { run: x, ssm: { document: Install } }, { ssm: {} }, { run: x, when: y }]',
    [
      'services.web.set-up[3].when: `when` is not a key here → Use one of: run, within, ssm.',
      'services.web.set-up[0]: has none of run, ssm → Write exactly one of run, ssm.',
      'services.web.set-up[1]: has run and ssm → Write exactly one of run, ssm.',
      'services.web.set-up[2].ssm: has none of script, document → Write exactly one of script, document.',
    ],
  ],
  [
    'a command around the switch is one command, too',
    'switch: { before: [{}], after: [{ ssm: { script: notify.sh } }, { run: x, within: 0s }] }',
    [
      'services.web.switch.after[1].within: found "0s"; expected a duration such as 30s, 15m or 24h, of at most a year and of at least 1 ms → Write a duration such as 30s, 15m or 24h, of at most a year and of at least 1 ms.',
      'services.web.switch.before[0]: has none of run, ssm → Write exactly one of run, ssm.',
      'services.web.switch.after[0].ssm.script: "notify.sh" cannot be read → Give the path of a file in the checkout, or the text itself (with a newline).',
    ],
  ],
  [
    'what an instance is asked and what runs before its end are one thing each',
    'retire: { busy: { http: { path: /busy }, within: 1s }, before: [{}, { run: x, ssm: { document: Rescue } }, { ssm: { document: Rescue, on: one } }] }',
    [
      'services.web.retire.before[2].ssm.on: `on` is not a key here → Take it out: every instance is asked.',
      'services.web.retire.before[0]: has none of run, ssm → Write exactly one of run, ssm.',
      'services.web.retire.before[1]: has run and ssm → Write exactly one of run, ssm.',
      'services.web.retire.busy.within: `within` is for `run` → Put it under `http`.',
    ],
  ],
  [
    'whether work is left is asked in one way, of every instance, by a script that is there',
    'retire: { busy: { run: x, ssm: { script: busy.sh, on: all } }, at-once: two }',
    [
      'services.web.retire.busy.ssm.on: `on` is not a key here → Take it out: every instance is asked.',
      'services.web.retire.at-once: found "two"; expected one of all, zone, one → Use one of: all, zone, one.',
      'services.web.retire.busy: has run and ssm → Write exactly one of http, run, ssm.',
      'services.web.retire.busy.ssm.script: "busy.sh" cannot be read → Give the path of a file in the checkout, or the text itself (with a newline).',
    ],
  ],
  [
    'a script that is no file of the checkout is told with its path',
    'set-up: [{ ssm: { script: deploy/install.sh } }]',
    [
      'services.web.set-up[0].ssm.script: "deploy/install.sh" cannot be read → Give the path of a file in the checkout, or the text itself (with a newline).',
    ],
  ],
  [
    'a script takes no parameters: they are written into it',
    'migrate: { ssm: { script: "migrate\\n", parameters: { Release: "{release}" } } }',
    [
      'services.web.migrate.ssm.parameters: a script takes no parameters → Write them into the script, where {service}, {release}, {color} and {attempt} are filled in; or name a `document`.',
    ],
  ],
  [
    'an empty script is a mistake, and so is one that no command can hold',
    `set-up: [{ ssm: { script: "\\n" } }, { ssm: { script: "${'x'.repeat(65_536)}\\n" } }]`,
    [
      'services.web.set-up[0].ssm.script: found "\\n"; expected the path of a script, or the script itself (with a newline) → Write the path of a script, or the script itself (with a newline).',
      'services.web.set-up[1].ssm.script: the script has 65537 bytes; a command has at most 65536 → Fetch the rest on the machine, or name a `document` of your own.',
    ],
  ],
  [
    'time limit and concurrency are those of Systems Manager',
    'set-up: [{ within: 5m, ssm: { document: Install } }, { ssm: { document: Install, within: 0s, concurrency: 110% } }]',
    [
      'services.web.set-up[1].ssm.within: found "0s"; expected a duration such as 30s, 15m or 24h, of at most a year and of at least 1000 ms → Write a duration such as 30s, 15m or 24h, of at most a year and of at least 1000 ms.',
      'services.web.set-up[1].ssm.concurrency: found "110%"; expected a number of machines such as 10, or a share such as "50%" → Write a number of machines such as 10, or a share such as "50%".',
      'services.web.set-up[0].within: `within` is for `run` → Put it under `ssm`.',
    ],
  ],
  [
    'every machine is set up; a migration is for one of them, or for all',
    'set-up: [{ ssm: { document: Install, on: one } }]',
    [
      'services.web.set-up[0].ssm.on: `on` is not a key here → Take it out: the set-up is done on every machine.',
    ],
  ],
  [
    'a migration is for one machine or for all',
    'migrate: { ssm: { document: Migrate, on: some } }',
    ['services.web.migrate.ssm.on: found "some"; expected one of one, all → Use one of: one, all.'],
  ],
  [
    'a parameter of the gate is one that we may write',
    'gate: { ssm: /aws/live, overlap: 1 }',
    [
      'services.web.gate.ssm: found "/aws/live"; expected the name of a parameter such as /web/live-color: letters, digits and _ . - in at most 15 levels, beginning with neither aws nor ssm → Write the name of a parameter such as /web/live-color: letters, digits and _ . - in at most 15 levels, beginning with neither aws nor ssm.',
      'services.web.gate.overlap: found 1; expected true or false → Write true or false.',
    ],
  ],
]

test.each(cases)('%s', async (_rule, line, mistakes) => {
  expect(await mistakesIn(withLine(line))).toEqual(mistakes)
})

test('a script that bash cannot read is told before anything is launched', async () => {
  const [first, second] = await mistakesIn(
    withLines(['set-up: [{ run: "if true" }]', 'migrate: { run: "(" }']),
  )

  expect(first).toMatch(
    /^services\.web\.set-up\[0\]\.run: bash cannot read it: line 2: syntax error: .* → Correct the script\.$/,
  )
  expect(second).toMatch(/^services\.web\.migrate\.run: bash cannot read it: /)
})

const workspace = mkdtempSync(join(tmpdir(), 'commands-'))
writeFileSync(join(workspace, 'install.sh'), '#!/bin/sh\n', { mode: 0o755 })
writeFileSync(join(workspace, 'notes.md'), '')
afterAll(() => rmSync(workspace, { recursive: true }))

/** The mistakes of a run that would really run the commands of a service with these steps. */
async function toRun(steps: string, line = `set-up: ${steps}`, runs = true): Promise<readonly string[]> {
  const { mistakes } = await readConfig(withLine(line), workspace, { release: 'v2', runs, tests: true })
  return mistakes.map(
    ({ path, said, remedy }) => `${path}: ${said.replace(/ \(line \d+\)$/, '')} → ${remedy}`,
  )
}

test('a command that is not on the runner is refused; only what runs first can be known', async () => {
  expect(await toRun('[{ run: "ansible-playbok site.yml" }]')).toEqual([
    'services.web.set-up[0].run: `ansible-playbok` is no command on this runner → Install it in a step before this one, or give the path of a file in the checkout that can be executed.',
  ])
  expect(await toRun('[{ run: ./notes.md }]')).toHaveLength(1)
  // The first may install what the second runs.
  expect(await toRun('[{ run: "true" }, { run: "ansible-playbok site.yml" }]')).toEqual([])
})

test.each([
  '"set -e\\nfor x in a; do echo $x; done"',
  '"$TOOL x"',
  '"FOO=1 bar"',
  '"./install.sh x"',
  '"cd .. && ls"',
])('what bash knows, what is there and what cannot be known is let pass: %s', async (script) => {
  expect(await toRun(`[{ run: ${script} }]`)).toEqual([])
})

test('a run that runs no commands does not ask for them', async () => {
  expect(await mistakesIn(withLine('set-up: [{ run: "ansible-playbok site.yml" }]'))).toEqual([])
})

test('a command of a release test is asked for where no set-up could install it, and it begins by itself', async () => {
  const tests = 'release-test: [{ run: "true", then: [{ run: smok-2 }] }, { run: smok-1 }]'
  const missing = ['services.web.release-test[1].run: `smok-1` is no command on this runner']

  const told = async (line: string, runs: boolean) =>
    (await toRun('', line, runs)).map((said) => said.replace(/ → .*/, ''))
  expect(await told(tests, true)).toEqual(missing)
  const afterSetUp = `set-up: [{ run: "true" }]\n    ${tests}`
  expect(await told(afterSetUp, true)).toEqual([])
  // The command `test` sets nothing up.
  expect(await told(afterSetUp, false)).toEqual(missing)
  expect(await mistakesIn(withLine(tests))).toEqual([])
})
