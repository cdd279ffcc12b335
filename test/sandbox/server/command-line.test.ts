import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { help, readCommandLine } from '../../../sandbox/command-line.ts'

test('every option of the command line sets what it names', () => {
  const faults = join(tmpdir(), `faults-${process.pid}.json`)
  writeFileSync(faults, '[{"kind":"throttle"}]')
  const given =
    '--port 4566 --services 2 --targets 20 --nodes 4 --routes 3 --propagation 0-1000 --drain 3 --health-interval 200' +
    ' --stale-reads 500 --speed 20 --boot 0-10 --insync 5-5 --unrecorded --clock-skew --throttle --change-batch messages' +
    ` --faults ${faults} --seed 7 --run-user-data --json`

  expect(readCommandLine(given.split(' '))).toEqual({
    json: true,
    help: false,
    options: {
      port: 4566,
      services: 2,
      targets: 20,
      nodes: 4,
      routes: 3,
      propagationMs: [0, 1000],
      drainSeconds: 3,
      healthIntervalMs: 200,
      staleReadsMs: 500,
      speed: 20,
      bootMs: [0, 10],
      insyncMs: [5, 5],
      unrecorded: true,
      clockSkew: true,
      throttle: true,
      changeBatch: 'messages',
      faults: [{ kind: 'throttle' }],
      seed: 7,
      runUserData: true,
    },
  })
})

test('no option leaves everything as it is', () => {
  expect(readCommandLine([])).toEqual({ options: {}, json: false, help: false })
})

test('every mistake is told at once', () => {
  const line = readCommandLine([
    '--nodes=zero',
    '--propagation',
    '500-0',
    '--nonsense',
    'word',
    '--throttle=yes',
    '--faults',
    '/nowhere.json',
    '--drain',
    '1.5',
    '--speed',
    '0',
    '--targets',
  ])

  expect(line).toEqual({
    mistakes: [
      '--nodes zero: takes a whole number from 1 to 20',
      '--propagation 500-0: takes two whole numbers of milliseconds, such as 0-500',
      '--nonsense is not an option',
      '"word" stands alone; options begin with --',
      '--throttle takes no value, it was given "yes"',
      expect.stringContaining('--faults /nowhere.json: ENOENT'),
      '--drain 1.5: takes a whole number from 0 to 3600',
      '--speed 0: takes a number from 0.01 to 10000',
      '--targets needs a value: --targets N',
    ],
  })
})

test('the help names every option', () => {
  const names = [
    '--port N',
    '--propagation MIN-MAX',
    '--drain SECONDS',
    '--faults FILE',
    '--unrecorded',
    '--json',
  ]

  for (const name of names) expect(help()).toContain(name)
})
