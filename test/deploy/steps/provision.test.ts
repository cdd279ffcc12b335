import { expect, test } from 'vitest'
import { claimed } from '../../../src/deploy/steps/claimed.ts'
import { fleet } from '../../../src/deploy/steps/fleet.ts'
import { healthy } from '../../../src/deploy/steps/healthy.ts'
import { named } from '../../../src/deploy/steps/named.ts'
import { ready } from '../../../src/deploy/steps/ready.ts'
import { registered } from '../../../src/deploy/steps/registered.ts'
import {
  aFinding,
  aMachine,
  aMemo,
  answer,
  aSide,
  aTarget,
  blueMachines,
  emptySide,
  found,
  greenMachines,
  now,
  seenHeld,
  seenOpen,
  someAttempt,
  someSeen,
  stood,
  told,
  written,
} from '../builders.ts'
import { goal, someHoldTerms } from '../goals.ts'

test('the next attempt is counted and claimed on the side that traffic is not on', () => {
  const move = answer(claimed, someSeen())

  expect(told(move)).toBe('act remember: green has nothing → a2: 2 × v2')
  expect(written(move)).toEqual(aMemo({ sequence: 2, attempt: someAttempt(), terms: someHoldTerms }))
})

test('R6: the count of a live side is fixed when the attempt is claimed', () => {
  const move = answer(claimed, someSeen(), goal({}, { count: { live: true, atLeast: 1 } }))

  expect(written(move)?.attempt?.count).toBe(2)
})

test('an attempt that another run left is gone on with once, under the name of this run', () => {
  const left = seenOpen({ run: 'o/r/6/1', parked: 'tested' }, { run: someSeen().run })
  const move = answer(claimed, left)

  expect(told(move)).toBe('act remember: a2 is open on green → this run goes on with v2')
  expect(written(move)?.attempt).toEqual(someAttempt())
  expect(told(answer(claimed, seenOpen()))).toBe('pass')
})

test('a switch claims the side that stands held, and launches nothing for it', () => {
  const move = answer(claimed, seenHeld(), goal({ command: 'switch', release: undefined, build: undefined }))

  expect(written(move)?.attempt).toMatchObject({
    id: 'a3',
    kind: 'switchover',
    color: 'blue',
    release: 'v1',
    attempt: 'a1',
    count: 2,
  })
})

test('a side that nobody recorded becomes the adopted live side with the first claim', () => {
  const move = answer(claimed, someSeen({ memo: aMemo({ live: undefined, sequence: 0 }) }))

  expect(written(move)?.live).toEqual({
    color: 'blue',
    release: 'unknown',
    build: '',
    attempt: '',
    adopted: true,
    since: now,
  })
})

const heard = (occasion: string, said: string) =>
  aFinding('last-words', `last-words/a2/${occasion}`, { said })

const withGreen = (machines: readonly ReturnType<typeof aMachine>[]) =>
  seenOpen(
    {},
    {
      sides: { blue: aSide(blueMachines), green: { ...emptySide, machines } },
      findings: found(heard('1', 'i-9: kernel panic'), heard('5', 'i-4: booting\ni-4: nothing')),
    },
  )

test.each([
  ['an empty side is filled', [], 'act launch: green is empty → 2 × v2'],
  [
    'a machine that died is replaced, with its reason',
    [
      ...greenMachines.slice(0, 1),
      aMachine({
        id: 'i-9',
        attempt: 'a2',
        state: 'terminated',
        stateReason: 'Server.SpotInstanceTermination',
      }),
    ],
    'act launch: green has 1 of 2; i-9 died: Server.SpotInstanceTermination; its console ends: kernel panic → 2 × v2',
  ],
  [
    'a machine that somebody stopped is ended before another takes its place',
    [...greenMachines.slice(0, 1), aMachine({ id: 'i-4', attempt: 'a2', state: 'stopped' })],
    'act terminate: i-4 stopped; green has 1 of 2',
  ],
  [
    'machines too many are ended',
    [...greenMachines, aMachine({ id: 'i-5', attempt: 'a2', launched: 2000 })],
    'act terminate: 3 machines, 2 asked for',
  ],
  [
    'pending machines are waited for',
    [...greenMachines.slice(0, 1), aMachine({ id: 'i-4', attempt: 'a2', state: 'pending' })],
    'wait 60000: 1 of 2 machines run',
  ],
  ['running machines are enough', greenMachines, 'pass'],
  [
    'R12: machines that die as fast as they are launched end the run',
    Array.from({ length: 5 }, (_, i) =>
      aMachine({ id: `i-${i}`, attempt: 'a2', state: 'terminated', stateReason: 'gone' }),
    ),
    'fail: 5 machines of a2 died; i-4 died: gone; its console ends: nothing',
  ],
  [
    'machines of another attempt and of others do not count',
    [aMachine({ attempt: 'a1' }), aMachine({ id: 'i-8', attempt: 'a2', ours: false })],
    'act launch: green is empty → 2 × v2',
  ],
])('fleet: %s', (_, machines, says) => {
  expect(told(answer(fleet, withGreen(machines)))).toBe(says)
})

test('what a machine that died wrote last is asked for before another one takes its place', () => {
  const dead = aMachine({ id: 'i-9', attempt: 'a2', state: 'terminated', stateReason: 'gone' })

  const move = answer(fleet, { ...withGreen([...greenMachines.slice(0, 1), dead]), findings: {} })

  expect(told(move)).toBe('act check: what do the machines of green say?')
})

test('a machine that never runs fails the run, not the release (R7)', () => {
  const pending = withGreen([
    ...greenMachines.slice(0, 1),
    aMachine({ id: 'i-4', attempt: 'a2', state: 'pending' }),
  ])

  expect(told(answer(fleet, stood(pending, fleet, 60_000)))).toBe(
    'fail: 1 of 2 machines run; not within 60 s',
  )
})

test.each(['test', 'switch'] as const)('%s launches nothing', (command) => {
  expect(told(answer(fleet, withGreen([]), goal({ command })))).toBe(
    `fail: green has 0 of 2 machines, and ${command} launches none; run deploy or provision`,
  )
})

test('a switchover has its machines already', () => {
  expect(answer(fleet, seenOpen({ kind: 'switchover', count: 9 })).kind).toBe('pass')
})

const naming = {
  name: 'web-{color}-{index}',
  record: { template: '{name}.example.com', ttl: 60, address: 'private' as const },
}

test('machines get the lowest free names of their side, and records that lead to them', () => {
  const [first, second] = greenMachines
  const seen = withGreen([{ ...(first ?? aMachine()), name: 'web-green-2' }, second ?? aMachine()])

  const move = answer(named, seen, goal({}, { naming }))

  expect(move.kind === 'act' && move.act).toEqual({
    kind: 'name',
    color: 'green',
    machines: [
      {
        id: 'i-3',
        name: 'web-green-2',
        record: { name: 'web-green-2.example.com', values: ['10.0.0.3'], ttl: 60 },
      },
      {
        id: 'i-4',
        name: 'web-green-1',
        record: { name: 'web-green-1.example.com', values: ['10.0.0.4'], ttl: 60 },
      },
    ],
  })
})

test('names that stand and lead where they should are left alone', () => {
  const records = ['10.0.0.3', '10.0.0.4'].map((address, i) => ({
    name: `web-green-${i + 1}.example.com`,
    values: [address],
    ttl: 60,
  }))
  const machines = greenMachines.map((machine, i) => ({ ...machine, name: `web-green-${i + 1}` }))
  const seen = seenOpen({}, { sides: { blue: emptySide, green: { ...emptySide, machines, records } } })

  expect(answer(named, seen, goal({}, { naming })).kind).toBe('pass')
  expect(answer(named, seen).kind).toBe('pass')
})

test('ready is asked until it passes, noted once, and not asked again (R4)', () => {
  const wanted = goal({}, { ready: { withinMs: 90_000 } })
  const passed = found(aFinding('ready', 'ready/a2'))
  const failed = found(aFinding('ready', 'ready/a2', { passed: false, said: 'i-3: refused', at: now - 1000 }))

  expect(told(answer(ready, seenOpen(), wanted))).toBe('act check: green must answer as v2')
  expect(told(answer(ready, seenOpen({}, { findings: failed }), wanted))).toBe('act check: i-3: refused')
  expect(told(answer(ready, stood(seenOpen({}, { findings: failed }), ready, 90_000), wanted))).toBe(
    'reject: i-3: refused',
  )
  const noted = written(answer(ready, seenOpen({}, { findings: passed }), wanted))
  expect(noted?.attempt?.passed).toEqual(['ready'])
  expect(answer(ready, seenOpen({ passed: ['ready'] }), wanted).kind).toBe('pass')
  expect(answer(ready, seenOpen()).kind).toBe('pass')
})

test('a check is asked again only after a while', () => {
  const failed = found(aFinding('ready', 'ready/a2', { passed: false, said: 'refused', at: now - 100 }))

  const move = answer(ready, seenOpen({}, { findings: failed }), goal({}, { ready: { withinMs: 90_000 } }))

  expect(told(move)).toBe('wait 250: refused')
})

const registeredAs = (...targets: readonly ReturnType<typeof aTarget>[]) =>
  seenOpen({}, { sides: { blue: aSide(blueMachines), green: { ...aSide(greenMachines), targets } } })

test.each([
  [
    'machines that are missing are registered',
    registeredAs(aTarget({ id: 'i-3' })),
    'act register: i-4 → green',
  ],
  [
    'a target that drains is registered again',
    registeredAs(aTarget({ id: 'i-3' }), aTarget({ id: 'i-4', state: 'draining' })),
    'act register: i-4 → green',
  ],
  [
    'a stranger is taken out before it could get production traffic',
    registeredAs(aTarget({ id: 'i-3' }), aTarget({ id: 'i-4' }), aTarget({ id: 'i-99' })),
    'act deregister: i-99 on green is not of a2',
  ],
  ['what is registered is left alone', seenOpen(), 'pass'],
  ['a side that is switched to is taken as it is', seenOpen({ kind: 'switchover', attempt: 'a1' }), 'pass'],
])('registered: %s', (_, seen, says) => {
  expect(told(answer(registered, seen))).toBe(says)
})

test('a machine is registered in every pair of target groups', () => {
  expect(told(answer(registered, seenOpen(), goal({}, { pairs: 2 })))).toBe('act register: i-3, i-4 → green')
})

const inHealth = (...states: readonly ReturnType<typeof aTarget>['state'][]) =>
  registeredAs(...states.map((state, i) => aTarget({ id: `i-${i + 3}`, state, said: 'said so' })))

test.each([
  ['all healthy', inHealth('healthy', 'healthy'), 'pass'],
  ['one initial', inHealth('healthy', 'initial'), 'wait 60000: 1 of 2 targets healthy; i-4 initial: said so'],
  ['one missing', inHealth('healthy'), 'wait 60000: 1 of 1 targets healthy'],
  ['none at all', inHealth(), 'wait 60000: 0 of 0 targets healthy'],
  [
    'one beyond the count that is sick',
    inHealth('healthy', 'healthy', 'unhealthy'),
    'wait 60000: 2 of 3 targets healthy; i-5 unhealthy: said so',
  ],
])('healthy: %s', (_, seen, says) => {
  expect(told(answer(healthy, seen))).toBe(says)
})

test('a candidate that is not healthy in time is rejected, with what the load balancer said', () => {
  expect(told(answer(healthy, stood(inHealth('healthy', 'unhealthy'), healthy, 60_000)))).toBe(
    'reject: 1 of 2 targets healthy; i-4 unhealthy: said so; not within 60 s',
  )
})
