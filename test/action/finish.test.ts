import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { readPairs } from '../support/file-commands.ts'
import { readLog } from '../support/workflow-commands.ts'

const folder = mkdtempSync(join(tmpdir(), 'finish-'))
afterAll(() => rmSync(folder, { recursive: true }))

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/** Finishes in a process of its own, as a step does: an ending's change is given as JSON. */
function finished(change: object, env: Record<string, string> = {}) {
  const script = `
    import { finish } from ${JSON.stringify(path('../../src/action/finish.ts'))}
    import { readContext } from ${JSON.stringify(path('../../src/action/context.ts'))}
    import { createSecrets } from ${JSON.stringify(path('../../src/action/secrets.ts'))}
    import { anEnding } from ${JSON.stringify(path('./endings.ts'))}
    const secrets = createSecrets([{ name: 'token', value: 'hush-hush' }])
    process.exitCode = await finish([anEnding(JSON.parse(process.argv[1]))], readContext(), secrets)`
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script, JSON.stringify(change)],
    { env: { RUNNER_TEMP: folder, ...env }, encoding: 'utf8' },
  )
  return { status, stderr, ...readLog(stdout) }
}

test('a step that succeeded writes every file, and its last line is the result', () => {
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') }
  for (const file of Object.values(files)) writeFileSync(file, '')

  const { status, text, commands, stderr } = finished({}, files)

  expect({ status, commands, stderr }).toEqual({ status: 0, commands: [], stderr: '' })
  expect(text.trimEnd().split('\n').at(-1)).toMatch(/^Result: HELD {2}web: green serves v42/)
  const outputs = readPairs(readFileSync(files.GITHUB_OUTPUT, 'utf8'))
  expect(outputs).toMatchObject({ outcome: 'held', service: 'web', agrees: 'true' })
  expect(existsSync(outputs['report'] ?? '')).toBe(true)
  expect(readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')).toContain('## web: deploy — HELD')
})

test('a step that failed is one annotation with the reason, and red', () => {
  const mistakes = [{ path: 'hold', said: '"::error::x" is not a hold', remedy: 'Write none.' }]

  const { status, text, commands } = finished({ outcome: 'refused', why: '', mistakes })

  expect(status).toBe(1)
  expect(commands).toEqual([
    {
      name: 'error',
      properties: 'title=web%3A refused',
      message: `green serves v42; blue keeps v41, retirement due 2026-11-22 12:30:00 UTC. Nothing was changed.
hold: "::error::x" is not a hold. Write none.`,
    },
  ])
  expect(text).toContain('✗ hold: "::error::x" is not a hold\n  Write none.\n')
})

test('no file and no line holds a secret that somebody else said', () => {
  const files = { GITHUB_OUTPUT: join(folder, 'outputs'), GITHUB_STEP_SUMMARY: join(folder, 'summaries') }
  for (const file of Object.values(files)) writeFileSync(file, '')
  const said = 'answered: hush-hush'
  const wrong = { path: 'release', said, remedy: said }

  const { text, commands } = finished(
    {
      ...{ outcome: 'rejected', why: `${said}\n${said}`, mistakes: [wrong], changes: [said] },
      ...{ lastWords: [said], notices: [said], made: 'image=hush-hush' },
    },
    files,
  )

  const outputs = readFileSync(files.GITHUB_OUTPUT, 'utf8')
  const report = readFileSync(readPairs(outputs)['report'] ?? '', 'utf8')
  const all = [
    text,
    JSON.stringify(commands),
    outputs,
    report,
    readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
  ]
  expect(all.filter((one) => one.includes('hush-hush'))).toEqual([])
  expect(report).toContain('answered: ***')
})

test('a notice is an annotation of its own, and fails nothing', () => {
  const { status, commands } = finished({ notices: ['the group web-blue has a policy of its own'] })

  expect(status).toBe(0)
  expect(commands).toEqual([
    { name: 'notice', properties: 'title=web', message: 'the group web-blue has a policy of its own' },
  ])
})

test('outside GitHub, and where the report cannot be written, the result is told all the same', () => {
  const { status, text } = finished({}, { RUNNER_TEMP: join(folder, 'missing') })

  expect(status).toBe(0)
  expect(text).toMatch(/^The report could not be written: .*\nResult: HELD/)
})
