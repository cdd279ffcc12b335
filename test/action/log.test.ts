import { expect, test } from 'vitest'
import { createLog, planLines } from '../../src/action/log.ts'
import { createSecrets } from '../../src/action/secrets.ts'
import type { CheckAct } from '../../src/deploy/acts.ts'
import type { Decision, Move } from '../../src/deploy/step.ts'
import { anObservation, aProof, noon } from './endings.ts'

type Moved = Exclude<Move, { kind: 'pass' }>
const decision = (rung: string, move: Moved): Decision => ({ ladder: 'deploy', rung, asks: [], move })
const waits = (rung: string, why: string) => decision(rung, { kind: 'wait', forMs: 1000, why })
const forward = decision('switch traffic', {
  kind: 'act',
  act: { kind: 'forward', color: 'green' },
  why: '443 and 80: blue → green',
})
const checks = (rung: string, check: CheckAct['check'], why: string) => {
  const side = { color: 'green', release: 'v42', build: '', attempt: 'a2', adopted: false } as const
  const act: CheckAct = {
    kind: 'check',
    check,
    key: `${check}/green`,
    side,
    unlike: undefined,
    index: 0,
    again: false,
    against: '',
  }
  return decision(rung, { kind: 'act', act, why })
}

/** A log into a list; `at` is in seconds. */
function written() {
  const lines: string[] = []
  const log = createLog(createSecrets([{ name: 'token', value: 'hush-hush' }]), (text) => lines.push(text))
  const seen = anObservation()
  return {
    lines,
    log,
    decided: (move: Decision, at: number) => log.decided(move, seen, noon + at * 1000),
    found: (move: Decision, passed: boolean, said: string, at: number) =>
      log.acted(move, { passed, said }, noon + at * 1000),
  }
}

test('acts, waits and what is proven are told as one line each', () => {
  const { lines, decided, found } = written()
  const launch = {
    kind: 'launch',
    color: 'green',
    attempt: 'a2',
    release: 'v42',
    made: '',
    count: 2,
  } as const
  const prove = checks('prove the switch', 'proof', 'does every node answer v42?')

  decided(decision('launch the fleet', { kind: 'act', act: launch, why: 'green is empty → 2 × v42' }), 0)
  decided(waits('wait for health', '1 of 2 targets healthy'), 1)
  decided(waits('wait for health', '2 of 2 targets healthy'), 13)
  decided(forward, 14)
  decided(prove, 14)
  found(prove, false, '2 of 3 nodes answer v42; 10.0.1.17 still answers v41', 15.4)
  found(prove, true, '60 of 60 answers in a row say v42', 17)

  expect(lines).toEqual([
    '▸ launch the fleet          green is empty → 2 × v42',
    '  wait for health           1 of 2 targets healthy',
    '  wait for health           2 of 2 targets healthy (12 s)',
    '▸ switch traffic            443 and 80: blue → green',
    '  prove the switch          does every node answer v42?',
    '  prove the switch          2 of 3 nodes answer v42; 10.0.1.17 still answers v41 (1.4 s)',
    '✓ prove the switch          60 of 60 answers in a row say v42',
  ])
})

test('a wait is repeated every 30 s, not at every poll; a time in it is no news', () => {
  const { lines, decided } = written()

  for (let at = 0; at <= 60; at++) decided(waits('watch the release', `all well; ${600 - at} s left`), at)

  expect(lines).toEqual([
    '  watch the release         all well; 600 s left',
    '  watch the release         all well; 570 s left (30 s)',
    '  watch the release         all well; 540 s left (60 s)',
  ])
})

test('a count that grows with every poll is told every 2 s', () => {
  const { lines, decided } = written()

  for (let at = 0; at < 10; at++) decided(waits('wait for health', `${at} of 90 healthy`), at / 2)

  expect(lines.map((text) => text.slice(28))).toEqual([
    '0 of 90 healthy',
    '4 of 90 healthy (2 s)',
    '8 of 90 healthy (4 s)',
  ])
})

test('two texts in turn are not told in turn', () => {
  const { lines, decided } = written()

  for (let at = 0; at < 20; at++) decided(waits('watch', at % 2 === 0 ? 'all well' : 'asking again'), at)

  expect(lines).toHaveLength(2)
})

test('what is noted amid a wait does not tell the wait again', () => {
  const { lines, decided } = written()
  const memo = anObservation().memo

  decided(waits('let work finish', '1 of 2 machines without work'), 0)
  decided(decision('let work finish', { kind: 'act', act: { kind: 'remember', memo }, why: 'noted' }), 1)
  decided(waits('let work finish', '1 of 2 machines without work'), 2)

  expect(lines).toEqual([
    '  let work finish           1 of 2 machines without work',
    '▸ let work finish           noted',
  ])
})

test('what a watch found is left to its next wait, a check that passed is told once', () => {
  const { lines, log, decided, found } = written()
  const watch = checks('watch the release', 'watch', 'for 10 min')
  const busy = checks('let work finish', 'busy', '')
  const findings = { 'watch/green': { ...aProof, check: 'watch', key: 'watch/green' } } as const

  decided(watch, 0)
  for (let at = 0; at < 5; at++) {
    found(watch, true, 'all well', at)
    log.decided(checks('watch the release', 'watch', 'all well'), anObservation({ findings }), noon + at)
  }
  for (let at = 5; at < 9; at++) found(busy, true, 'no work left', at)

  expect(lines).toEqual([
    '  watch the release         for 10 min',
    '✓ let work finish           no work left',
  ])
})

test('a rejection is told with its reason, and no text from outside breaks out of its line', () => {
  const { lines, decided } = written()

  decided(decision('test the release', { kind: 'reject', why: 'answered\n::error::500 ##[error]' }), 0)

  expect(lines).toEqual([
    '✗ test the release          answered',
    '                            : :error::500 ## [error]',
  ])
})

test('what a command writes stands behind who wrote it, without colors, cut where nobody would read on', () => {
  const { lines, log } = written()

  log.hear('i-0a1b2c3d', '\u001b[32mok\u001b[0m: [web-green-1]')
  log.hear('run ansible-playbook -i "$SWITCHOVER_INVENTORY" site.yml', '::set-output name=x::y')
  log.hear('i-0a1b2c3d', 'x'.repeat(2500))

  expect(lines.slice(0, 2)).toEqual([
    '  i-0a1b2c3d                │ ok: [web-green-1]',
    '  run ansible-playbook -i … │ : :set-output name=x::y',
  ])
  expect(lines[2]).toMatch(/x… \(500 more characters\)$/)
})

test('last words are told in lines, and kept for the report', () => {
  const { lines, log, found } = written()

  found(checks('hear last words', 'last-words', ''), true, 'i-g1 stopped\nkernel panic', 0)

  expect(log.lastWords()).toEqual(['i-g1 stopped', 'kernel panic'])
  expect(lines).toEqual([
    '  hear last words           i-g1 stopped',
    '                            kernel panic',
  ])
})

test('what a command wrote is told once: the verdict that goes by it says its first line', () => {
  const { lines, decided, found } = written()

  decided(checks('test the release', 'release-test', 'does v2 pass?'), 0)
  found(checks('test the release', 'release-test', ''), false, 'exit code 3\nboom', 4)
  decided(decision('test the release', { kind: 'reject', why: 'rejected: exit code 3\nboom' }), 4)
  decided(decision('end the attempt', { kind: 'reject', why: 'a2 is rejected: exit code 4\nbang' }), 2)

  expect(lines).toEqual([
    '  test the release          does v2 pass?',
    '  test the release          exit code 3 (4 s)',
    '                            boom',
    '✗ test the release          rejected: exit code 3',
    '✗ end the attempt           a2 is rejected: exit code 4',
    '                            bang',
  ])
})

test('no line holds a secret, whoever says it', () => {
  const { lines, log, decided, found } = written()

  decided(waits('wait for health', 'answered hush-hush'), 0)
  decided(decision('set the machines up', { kind: 'reject', why: 'failed\nthe token is hush-hush' }), 1)
  found(checks('test the release', 'release-test', ''), true, 'aHVzaC1odXNo', 2)
  log.hear('hush-hush', 'export TOKEN=hush-hush')
  log.say('launched with hush-hush')

  expect(lines).toHaveLength(6)
  expect(lines.filter((text) => !text.includes('***'))).toEqual(['✗ set the machines up       failed'])
})

test('a proof is evidence of the forward before it, and of no later one', () => {
  const { log } = written()
  log.decided(forward, anObservation({ findings: { 'proof/green': aProof } }), noon)

  log.decided(waits('prove the way back', 'minimum hold'), anObservation(), noon + 1)

  expect(log.proof(anObservation())).toBeUndefined()
})

test('the evidence of a proof is kept, though later acts drop it', () => {
  const { log } = written()

  log.decided(waits('turn the preview', ''), anObservation({ findings: { 'proof/green': aProof } }), noon)
  log.decided(waits('accept', ''), anObservation(), noon)

  expect(log.proof(anObservation())).toEqual(aProof)
})

test('a dry run tells its acts as a plan', () => {
  expect(
    planLines([forward, checks('prove the switch', 'proof', 'ask every node'), waits('x', 'y')]),
  ).toEqual([
    'Dry run: nothing of this is done.',
    '▹ switch traffic            443 and 80: blue → green',
    '  prove the switch          ask every node',
  ])
})
