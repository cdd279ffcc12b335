import { expect, test } from 'vitest'
import { readContext } from '../../src/action/context.ts'
import { refuseUntrustedEvent } from '../../src/action/events.ts'
import { readInputs } from '../../src/action/inputs.ts'

const onBranch = {
  GITHUB_RUN_ID: '7',
  GITHUB_REPOSITORY: 'octo/shop',
  GITHUB_SHA: 'c0ffee',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_REF_NAME: 'main',
}
const read = (given: Record<string, string>, env: NodeJS.ProcessEnv = onBranch) =>
  readInputs(readContext(env), (name) => given[name] ?? '')
const said = (given: Record<string, string>, env?: NodeJS.ProcessEnv) =>
  read(given, env).mistakes.map(({ path, said, remedy }) => `${path}: ${said} → ${remedy}`)

test('nothing given means: deploy the commit by the usual config', () => {
  const { inputs, mistakes } = read({})

  expect(mistakes).toEqual([])
  expect(inputs).toEqual({
    command: 'deploy',
    config: '.github/switchover.yml',
    services: [],
    release: 'c0ffee',
    dryRun: false,
    hold: undefined,
    allow: new Set(),
    waitMs: 900_000,
    waitForLeaseMs: 0,
    waitForHoldMs: 0,
    reason: '',
    githubToken: '',
    secrets: expect.anything(),
  })
})

test('a tag names the release', () => {
  expect(read({}, { ...onBranch, GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v1.2' }).inputs.release).toBe(
    'v1.2',
  )
})

test('only provision and deploy have a release by themselves', () => {
  expect(read({ command: 'provision' }).inputs.release).toBe('c0ffee')
  expect(read({ command: 'switch' }).inputs.release).toBeUndefined()
  expect(read({ command: 'switch', release: 'v2' }).inputs.release).toBe('v2')
})

test('without tag, commit and input a deploy has no release, and says so', () => {
  expect(said({}, {})).toEqual([
    'release: no release is named, and there is no tag or commit → Set `release`.',
  ])
})

test('every wrong input is told at once, each with its name and a remedy', () => {
  const mistakes = said({
    command: 'deplyo',
    release: '-x',
    'dry-run': 'yes',
    hold: 'for ever',
    allow: 'early-retire, kep',
    wait: '15',
    'wait-for-lease': '-1s',
    'wait-for-hold': '9999w',
  })

  const duration = 'Write a duration such as 30s, 15m or 24h, of at most a year.'
  expect(mistakes).toEqual([
    'command: "deplyo" is not a command → Did you mean `deploy`?',
    'release: "-x" is not a release name → Use at most 128 letters, digits and . _ + / @ -, beginning with a letter or digit.',
    'dry-run: "yes" is neither true nor false → Write true or false.',
    'hold: "for ever" is not a hold → Write none, a duration such as 30s, 15m or 24h, of at most a year, approval, or approval with a duration (approval 72h).',
    'allow: "kep" is not a guard → Did you mean `kept`?',
    `wait: "15" is not a duration → ${duration}`,
    `wait-for-lease: "-1s" is not a duration → ${duration}`,
    `wait-for-hold: "9999w" is not a duration → ${duration}`,
  ])
})

test('secrets are one in each line; each is masked before anything is said', () => {
  const masked: string[] = []
  const given: Record<string, string> = { secrets: 'first-secret\n\n  second-secret  \n' }

  const { inputs, mistakes } = readInputs(
    readContext(onBranch),
    (name) => given[name] ?? '',
    (secret) => masked.push(secret),
  )

  expect(mistakes).toEqual([])
  expect(masked).toEqual(['first-secret', 'second-secret'])
  expect(inputs.secrets.redact('a first-secret, a second-secret')).toBe('a ***, a ***')
})

test('a value that is too short to be told from a word is a mistake that does not tell it', () => {
  expect(said({ secrets: 'long-enough\nshort' })).toEqual([
    'secrets: line 2 of secrets has fewer than 6 characters → Give whole values, one in each line: so few characters are found in ordinary words.',
  ])
})

test('the token and the credentials of the environment are secrets without being named', () => {
  const env = { ...onBranch, AWS_SECRET_ACCESS_KEY: 'k'.repeat(40), AWS_SESSION_TOKEN: 'test' }
  const { secrets } = read({ 'github-token': 'ghs_0123456789' }, env).inputs

  expect(secrets.found(`ghs_0123456789 ${'k'.repeat(40)}`)).toEqual(['github-token', 'AWS_SECRET_ACCESS_KEY'])
  // What stands in for a credential where none is asked for is an ordinary word.
  expect(secrets.redact('a test')).toBe('a test')
})

test('what is no command is told, and the valid ones are named', () => {
  expect(said({ command: 'shuffle' })).toEqual([
    'command: "shuffle" is not a command → Use one of: status, provision, test, switch, deploy, rollback, retire, sweep.',
  ])
})

test.each([
  ['none', { kind: 'none' }],
  ['30m', { kind: 'duration', ms: 1_800_000 }],
  ['0s', { kind: 'duration', ms: 0 }],
  ['1.5h', { kind: 'duration', ms: 5_400_000 }],
  ['approval', { kind: 'approval', ms: 604_800_000 }],
  ['approval 72h', { kind: 'approval', ms: 259_200_000 }],
])('hold: %s', (text, hold) => {
  expect(read({ hold: text }).inputs.hold).toEqual(hold)
})

test('lists are split at commas and lines, blanks and repetitions left out', () => {
  const { inputs } = read({ service: 'web, api\nweb', allow: 'busy,\n kept ,' })

  expect(inputs.services).toEqual(['web', 'api'])
  expect([...inputs.allow]).toEqual(['busy', 'kept'])
})

test('a run outside GitHub is named after the person and the machine', () => {
  const { run, event, commit, url } = readContext({})

  expect(run).toEqual({
    repository: 'local',
    id: expect.stringMatching(/^.+@.+ pid \d+$/),
    attempt: 1,
    actor: expect.stringMatching(/./),
  })
  expect({ event, commit, url }).toEqual({ event: '', commit: '', url: undefined })
})

test.each(['pull_request', 'pull_request_target', 'issue_comment', 'workflow_run'])(
  'on %s only status and a dry run go ahead, unless it is allowed',
  (event) => {
    const env = { ...onBranch, GITHUB_EVENT_NAME: event }
    const refused = (given: Record<string, string>) =>
      refuseUntrustedEvent(read(given, env).inputs, readContext(env)).length > 0

    expect(refused({})).toBe(true)
    expect(refused({ command: 'retire' })).toBe(true)
    expect(refused({ command: 'status' })).toBe(false)
    expect(refused({ 'dry-run': 'true' })).toBe(false)
    expect(refused({ allow: 'untrusted-event' })).toBe(false)
  },
)

test.each(['push', 'workflow_dispatch', 'schedule', ''])('the event %j is trusted', (event) => {
  const env = { ...onBranch, GITHUB_EVENT_NAME: event }

  expect(refuseUntrustedEvent(read({}, env).inputs, readContext(env))).toEqual([])
})
