import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runAction, runPost, startAction } from './runner.ts'

// biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
const githubToken = '${{ github.token }}'
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** An action folder whose main and post are the given CommonJS text. */
function action(main: string, post = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'action-'))
  folders.push(folder)
  const manifest = {
    inputs: {
      'dry-run': { default: 'false' },
      'Some Thing': { default: '' },
      'github-token': { default: githubToken },
    },
    runs: { using: 'node24', main: 'main.cjs', post: 'post.cjs' },
  }
  writeFileSync(join(folder, 'action.yml'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'main.cjs'), `const fs = require('node:fs');const { env } = process;${main}`)
  writeFileSync(join(folder, 'post.cjs'), `const { env } = process;${post}`)
  return folder
}

const printEnvironment = 'console.log(JSON.stringify(env))'

test('inputs arrive upper-case with underscores, given ones over the defaults of action.yml', async () => {
  const { log } = await runAction({
    action: action(printEnvironment),
    inputs: { 'Some Thing': 'x y' },
    token: 't',
  })

  expect(JSON.parse(log)).toMatchObject({
    'INPUT_DRY-RUN': 'false',
    INPUT_SOME_THING: 'x y',
    'INPUT_GITHUB-TOKEN': 't',
  })
})

test('an input that action.yml does not have is a mistake of the test', () => {
  expect(() => startAction({ action: action(''), inputs: { 'dry-rum': 'true' } })).toThrow(
    'action.yml has no input dry-rum',
  )
})

test('the environment holds the workflow run and nothing of this process but PATH', async () => {
  process.env['SECRET_OF_THIS_PROCESS'] = '1'

  const { log } = await runAction({
    action: action(printEnvironment),
    runId: 7,
    runAttempt: 2,
    refName: 'v3',
    refType: 'tag',
    env: { AWS_REGION: 'eu-west-1' },
  })

  const env = JSON.parse(log)
  expect(env).toMatchObject({
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_REF: 'refs/tags/v3',
    AWS_REGION: 'eu-west-1',
    PATH: process.env['PATH'],
  })
  expect(env).not.toHaveProperty('SECRET_OF_THIS_PROCESS')
})

test('outputs, state, exports and summary are read from their files, also after a failure', async () => {
  const result = await runAction({
    action: action(`
      fs.appendFileSync(env.GITHUB_OUTPUT, 'one=1\\nmany<<END\\na\\nb=c\\nEND\\n')
      fs.appendFileSync(env.GITHUB_STATE, 'journal=open\\n')
      fs.appendFileSync(env.GITHUB_ENV, 'X=y\\n')
      fs.appendFileSync(env.GITHUB_STEP_SUMMARY, '# Held')
      process.exitCode = 1`),
  })

  expect(result).toMatchObject({
    code: 1,
    outputs: { one: '1', many: 'a\nb=c' },
    state: { journal: 'open' },
    exported: { X: 'y' },
    summary: '# Held',
  })
})

test('post gets what main saved', async () => {
  const folder = action(
    'fs.appendFileSync(env.GITHUB_STATE, "journal=open")',
    'console.log(env.STATE_journal)',
  )

  const { state } = await runAction({ action: folder })
  const { log } = await runPost(state, { action: folder })

  expect(log).toBe('open\n')
})

test('a kill ends the whole process group and is told as a signal', async () => {
  const started = startAction({
    action: action(`
      const { spawn } = require('node:child_process')
      spawn('sleep', ['60'], { stdio: 'inherit' }).once('spawn', () => console.log('started'))`),
    onOutput: () => started.kill(),
  })

  const { signal, pid, durationMs } = await started.done

  expect({ signal, pid }).toEqual({ signal: 'SIGKILL', pid: started.pid })
  // A child that lived on would hold the output open until the runner's 5 s are over.
  expect(durationMs).toBeLessThan(5_000)
})

test('a cancel begins with SIGINT, which the action can answer', async () => {
  const started = startAction({
    action: action(`
      const busy = setInterval(() => {}, 1000)
      process.once('SIGINT', () => { console.log('cancelled'); clearInterval(busy) })
      console.log('ready')`),
    onOutput: (text) => {
      if (text.startsWith('ready')) started.cancel()
    },
  })

  expect(await started.done).toMatchObject({ code: 0, log: 'ready\ncancelled\n' })
})

test('a step past its limit is an error that shows its log', async () => {
  const stuck = action('console.log("waiting for ever"); setInterval(() => {}, 1000)')

  await expect(runAction({ action: stuck, limitMs: 500 })).rejects.toThrow('waiting for ever')
})

test('masked values are hidden, and lines between stop-commands tokens are text', async () => {
  const { log, commands } = await runAction({
    action: action(
      `console.log(['::add-mask::s3cret', 'it is s3cret', '::stop-commands::tok', '::error::foreign', '::tok::', ' ::notice title=T::own', 'a ##[warning]old'].join('\\n'))`,
    ),
  })

  expect(log).toContain('it is ***')
  expect(log).not.toContain('s3cret')
  expect(commands.map(({ name, properties, message }) => [name, properties, message])).toEqual([
    ['add-mask', '', 's3cret'],
    ['stop-commands', '', 'tok'],
    ['notice', 'title=T', 'own'],
    ['warning', '', 'old'],
  ])
})

test('everything runs under the action’s own major version of Node or a newer one that strips types', () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

  expect(major > 22 || (major === 22 && minor >= 18)).toBe(true)
})
