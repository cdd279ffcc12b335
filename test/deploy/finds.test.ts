import { describe, expect, test } from 'vitest'
import { answer, rows } from '../../src/deploy/finds/table.ts'
import type { Command, Goal, Guard } from '../../src/deploy/goal.ts'
import { wholly } from '../../src/deploy/memo.ts'
import type { Observation } from '../../src/deploy/model.ts'
import { preflight } from '../../src/deploy/preflight.ts'
import {
  aHold,
  aMachine,
  aMemo,
  aRoute,
  aSide,
  aTarget,
  blueMachines,
  emptySide,
  greenMachines,
  now,
  seenHeld,
  seenMoved,
  seenOpen,
  someSeen,
} from './builders.ts'
import { goal } from './goals.ts'

/** What each command does about a find: `+` goes ahead, `=` unchanged, `-` refused. */
type Says = Readonly<
  Record<'deploy' | 'provision' | 'test' | 'switch' | 'rollback' | 'retire' | 'sweep', '+' | '=' | '-'>
>

const says = (line: string): Says => {
  const [deploy, provision, testing, switching, rollback, retire, sweep] = line.split(
    ' ',
  ) as Says[keyof Says][]
  return {
    deploy: deploy ?? '-',
    provision: provision ?? '-',
    test: testing ?? '-',
    switch: switching ?? '-',
    rollback: rollback ?? '-',
    retire: retire ?? '-',
    sweep: sweep ?? '+',
  }
}

/** Deploys v3; `v2` and `v2 again` name what the examples have open or live. */
const builds = {
  v3: { release: 'v3', build: 'b3' },
  v2: { release: 'v2', build: 'b2' },
  'v2 again': { release: 'v2', build: 'b2-again' },
} as const

const goalFor = (command: Command, build: keyof typeof builds, allow: readonly Guard[] = []): Goal => {
  const makes = command === 'deploy' || command === 'provision'
  const named = makes ? builds[build] : { release: undefined, build: undefined }
  return goal({ command, ...named, allow: new Set(allow) })
}

const rebuilt = {
  ...seenHeld({}, { sides: { blue: emptySide, green: aSide(greenMachines) } }),
  memo: { ...seenHeld().memo, idle: undefined },
}
const stranger: Observation = someSeen({
  sides: { blue: aSide(blueMachines), green: aSide([aMachine({ id: 'i-77', ours: false })]) },
})
const bothEmpty = someSeen({
  memo: aMemo({ live: undefined, sequence: 0, written: 0 }),
  sides: { blue: emptySide, green: emptySide },
})

//                                                                        deploy provision test switch rollback retire sweep (left out: +)
const table: readonly (readonly [string, Observation, keyof typeof builds, string])[] = [
  [
    'a live lease of another run',
    someSeen({ lease: { arn: 'arn', holder: 'o/r/9/1', until: now + 1, over: false } }),
    'v3',
    '- - - - - - =',
  ],
  [
    'a route on a third group, or on neither of ours',
    someSeen({ routes: [aRoute('foreign')] }),
    'v3',
    '- - - - - - -',
  ],
  [
    'routes that disagree, or differ from the record',
    seenHeld({}, { routes: [aRoute('green'), aRoute('blue')] }),
    'v3',
    '- - - - + - -',
  ],
  [
    'routes that disagree, or differ from the record',
    seenHeld({}, { routes: [aRoute('blue')] }),
    'v3',
    '- - - - + - -',
  ],
  [
    'routes that disagree, or differ from the record',
    someSeen({ routes: [aRoute('mixed')] }),
    'v3',
    '- - - - + - -',
  ],
  ['an attempt whose run died, same build', seenOpen(), 'v2', '+ + + + + -'],
  ['an attempt whose run died, same build', seenMoved(), 'v2', '+ + + + + -'],
  ['an attempt whose run died, another build', seenOpen(), 'v3', '+ + * * * * *'],
  [
    'a rejection that could not finish',
    seenMoved({ verdict: 'rejected', reason: 'sick' }),
    'v3',
    '+ + - - + +',
  ],
  [
    'an attempt parked where its command ended, same build or none named',
    seenOpen({ parked: 'tested' }),
    'v2',
    '+ + + + + -',
  ],
  [
    'an attempt parked where its command ended, another build',
    seenOpen({ parked: 'tested' }),
    'v3',
    '- - * * * * *',
  ],
  ['the build is live, accepted, nothing is owed', seenHeld(), 'v2', '= = * * * * *'],
  ['the release is live with another build', rebuilt, 'v2 again', '- - * * * * *'],
  ['the idle side is held, its window open', seenHeld(), 'v3', '- - - + + -'],
  ['the idle side is held, its window open', seenHeld({ approval: true }), 'v3', '- - - + + +'],
  [
    'the idle side is held, its window open',
    seenHeld({ approval: true, due: undefined }),
    'v3',
    '- - - + + +',
  ],
  ['the idle side is held, its window over', seenHeld({ due: now }), 'v3', '+ + - + + +'],
  ['the idle side is held, its window over', seenHeld({ approval: true, due: now }), 'v3', '+ + - + + +'],
  [
    'the idle side is held, its window over',
    seenHeld({ due: now, holdDefault: 'rollback' }),
    'v3',
    '+ + - + + +',
  ],
  [
    'the idle side is held, its window over',
    seenHeld({ standing: 'retiring', due: undefined }),
    'v3',
    '+ + - + + +',
  ],
  [
    'the idle side was rejected, or rolled back from',
    seenHeld({ standing: 'rejected' }),
    'v3',
    '+ + - - - +',
  ],
  [
    'the idle side was rejected, or rolled back from',
    seenHeld({ standing: 'rolled-back' }),
    'v3',
    '+ + - - - +',
  ],
  ['targets on the idle side that nothing recorded explains', stranger, 'v3', '- - - - - -'],
  ['the idle side is empty, nothing open', someSeen(), 'v3', '+ + - - - ='],
  ['the idle side is empty, nothing open', bothEmpty, 'v3', '+ + - - - ='],
]

describe.each(table)('%s', (name, seen, build, line) => {
  const expected: Readonly<Record<string, string>> = says(line)
  const commands = (['deploy', 'provision', 'test', 'switch', 'rollback', 'retire', 'sweep'] as const).filter(
    (command) => expected[command] !== '*',
  )

  test.each(commands)(`${build}: %s is answered as the contract says`, (command) => {
    const wanted = goalFor(command, build)
    const row = rows.find(({ fits }) => fits(wanted, seen, now))

    const found = row && answer(row, wanted, seen, now)

    const sign = { go: '+', unchanged: '=', refuse: '-' } as const
    expect([row?.name, found && sign[found.kind]]).toEqual([name, expected[command]])
    if (found?.kind === 'refuse') expect(found.remedy).toMatch(/^[A-Z].*\.$/)
  })
})

test('the rows of this test are the rows of the table', () => {
  expect(new Set(table.map(([name]) => name))).toEqual(new Set(rows.map(({ name }) => name)))
})

const guarded: readonly (readonly [Guard, Command, keyof typeof builds, Observation])[] = [
  ['foreign-change', 'deploy', 'v3', someSeen({ routes: [aRoute('blue'), aRoute('green')] })],
  ['foreign-change', 'deploy', 'v3', stranger],
  ['replace', 'deploy', 'v3', seenOpen({ parked: 'tested' })],
  ['same-release', 'deploy', 'v2 again', rebuilt],
  ['early-retire', 'deploy', 'v3', seenHeld()],
  ['early-retire', 'retire', 'v3', seenHeld()],
  ['rolled-back', 'switch', 'v3', seenHeld({ standing: 'rolled-back' })],
  ['rolled-back', 'rollback', 'v3', seenHeld({ standing: 'rolled-back' })],
]

test.each(guarded)('allow: %s lets %s of %s pass, and nothing else does', (guard, command, build, seen) => {
  const all: readonly Guard[] = ['older-release', 'unhealthy-side', 'smaller-side', 'busy', 'kept', 'orphans']

  expect(preflight(goalFor(command, build, all), seen, now).kind).toBe('refuse')
  expect(preflight(goalFor(command, build, [guard]), seen, now).kind).toBe('go')
})

const open = seenHeld()
const answered = seenHeld({ approval: true })
const left = seenHeld({ standing: 'rolled-back' })

test.each([
  [
    'deploy',
    'v3',
    open,
    'Wait, give wait-for-hold, or run rollback. To let it pass, give allow: early-retire.',
  ],
  ['retire', 'v3', open, 'Wait, or run rollback. To let it pass, give allow: early-retire.'],
  [
    'deploy',
    'v3',
    answered,
    'Run retire, which is the answer that it waits for, or rollback. To let it pass, give allow: early-retire.',
  ],
  ['switch', 'v3', left, 'Deploy a release instead. To let it pass, give allow: rolled-back.'],
  // Who rolls back twice is not told how to go to the bad side.
  ['rollback', 'v3', left, 'Traffic is on green already.'],
] as const)(
  '%s of %s is told what it can do, and nothing that is refused too',
  (command, build, seen, remedy) => {
    expect(preflight(goalFor(command, build), seen, now)).toMatchObject({ kind: 'refuse', remedy })
  },
)

test('leave to agree with the routes is no leave to end an open window', () => {
  const split = seenHeld({}, { routes: [aRoute('green'), aRoute('blue')] })

  expect(preflight(goalFor('deploy', 'v3', ['foreign-change']), split, now)).toMatchObject({
    row: 'the idle side is held, its window open',
    kind: 'refuse',
  })
})

test('a build that a person put back in front is agreed with, though it is live already', () => {
  const back = seenHeld({ release: 'v3', build: 'b3' }, { routes: [aRoute('blue')] })

  expect(preflight(goalFor('deploy', 'v3', ['foreign-change']), back, now).kind).toBe('go')
})

test('where no record tells which side is live, leave to agree changes nothing', () => {
  const lost = someSeen({ memo: aMemo({ live: undefined }), routes: [aRoute('blue'), aRoute('green')] })

  expect(preflight(goalFor('deploy', 'v3', ['foreign-change']), lost, now)).toMatchObject({
    kind: 'refuse',
    remedy: 'No record tells which side is live: set every route to that one.',
  })
})

test('what somebody changed is told as a plain diff, a line for each route', () => {
  const split = seenHeld(
    {},
    { routes: [aRoute('green'), { ...aRoute('blue', '443 rule 80'), said: 'web-blue' }] },
  )
  const told = (seen: Observation) => {
    const found = preflight(goalFor('deploy', 'v3'), seen, now)
    return found.kind === 'refuse' ? found.why.split('\n') : []
  }

  expect(told(split)).toEqual([
    'somebody else changed the routes (foreign-change)',
    '443: the record says green with v2; unchanged',
    '443 rule 80: the record says green with v2 → web-blue',
  ])
  expect(told({ ...split, memo: { ...split.memo, intent: wholly('blue') } })).toEqual([
    'a run that set every route to blue has not finished',
    '443: the record says green with v2, on its way to blue → green',
    '443 rule 80: the record says green with v2, on its way to blue → web-blue',
  ])
  expect(told(someSeen({ memo: aMemo({ live: undefined }), routes: [aRoute('mixed')] }))).toEqual([
    'somebody else changed the routes (foreign-change)',
    '443: the record says nothing → mixed',
  ])
})

test('R4: a rollback that died is told, and only rollback goes on with it', () => {
  const half = seenHeld({}, { routes: [aRoute('blue')] })
  const died = { ...half, memo: { ...half.memo, intent: wholly('blue') } }

  expect(preflight(goalFor('retire', 'v3'), died, now)).toMatchObject({
    kind: 'refuse',
    why: expect.stringContaining('a run that set every route to blue has not finished'),
  })
  expect(preflight(goalFor('deploy', 'v3'), died, now).kind).toBe('refuse')
  expect(preflight(goalFor('rollback', 'v3'), died, now).kind).toBe('go')
})

test('R4: a rollback that died half-way leaves no side to retire', () => {
  const half = seenHeld({ approval: true }, { routes: [aRoute('blue'), aRoute('green', '443 rule 80')] })
  const died = { ...half, memo: { ...half.memo, intent: wholly('blue') } }

  expect(preflight(goalFor('retire', 'v3'), died, now).kind).toBe('refuse')
  expect(preflight(goalFor('rollback', 'v3'), died, now).kind).toBe('go')
})

test('a re-run finds what its killed attempt has finished', () => {
  const mine = { run: 'o/r/7/0' }

  expect(preflight(goalFor('deploy', 'v2'), seenHeld(mine), now).kind).toBe('go')
  const back = someSeen({
    memo: aMemo({ idle: aHold({ color: 'green', standing: 'rolled-back', ...mine }) }),
  })
  expect(preflight(goalFor('rollback', 'v2'), back, now).kind).toBe('go')
})

test('a window that is open says until when, so that it can be waited for; one of approval does not', () => {
  expect(preflight(goalFor('deploy', 'v3'), seenHeld(), now)).toMatchObject({ until: now + 600_000 })
  expect(preflight(goalFor('deploy', 'v3'), seenHeld({ approval: true }), now)).not.toHaveProperty('until')
})

test('where no attempt is open a test is told so, whatever stands on the idle side', () => {
  for (const seen of [someSeen(), seenHeld(), seenHeld({ due: now }), seenHeld({ standing: 'rolled-back' })])
    expect(preflight(goalFor('test', 'v3'), seen, now)).toMatchObject({
      kind: 'refuse',
      why: 'no attempt is open: there is nothing to test',
    })
})

test('status goes ahead whatever is there', () => {
  expect(preflight(goal({ command: 'status' }), someSeen({ routes: [aRoute('foreign')] }), now).kind).toBe(
    'go',
  )
})

const sick = (color: 'blue' | 'green', count = 2) => {
  const sides = { blue: aSide(blueMachines), green: aSide(greenMachines) }
  const targets = sides[color].targets.map((target, i) =>
    i < count ? aTarget({ ...target, state: 'unhealthy' }) : target,
  )
  return seenHeld({ approval: true }, { sides: { ...sides, [color]: { ...sides[color], targets } } })
}
const small = seenHeld({}, { sides: { blue: aSide(blueMachines.slice(0, 1)), green: aSide(greenMachines) } })
const checks: readonly (readonly [Command, string, Observation, Guard | undefined])[] = [
  ['rollback', 'blue is not fit: 0 of 2 targets healthy', sick('blue'), 'unhealthy-side'],
  ['rollback', 'blue is not fit: 1 of 2 targets healthy', sick('blue', 1), 'unhealthy-side'],
  ['switch', 'blue is not fit: 0 of 2 targets healthy', sick('blue'), 'unhealthy-side'],
  [
    'rollback',
    'blue has no targets',
    seenHeld({}, { sides: { blue: emptySide, green: aSide(greenMachines) } }),
    undefined,
  ],
  ['retire', 'the live side is not well: green has 0 of 2', sick('green'), 'unhealthy-live'],
]

test.each(checks)('%s is refused: %s', (command, why, seen, guard) => {
  expect(preflight(goalFor(command, 'v3'), seen, now)).toMatchObject({
    kind: 'refuse',
    why: expect.stringContaining(why),
  })
  if (guard) expect(preflight(goalFor(command, 'v3', [guard]), seen, now).kind).toBe('go')
})

test.each<[string, Partial<Goal['terms']>, number | undefined, string | undefined]>([
  ['as many as the config asks for', { count: { live: false, atLeast: 3 } }, undefined, '3 are to serve'],
  ['as many as there were', { count: { live: true, atLeast: 0 } }, 4, '4 are to serve'],
  ['as many as are held', { count: { live: true, atLeast: 0 } }, undefined, undefined],
  ['those that the config names', { fleet: 'existing', count: { live: true, atLeast: 0 } }, 4, undefined],
])('retire beside a live side of two wants %s', (_, terms, size, why) => {
  const wanted = (allow: readonly Guard[] = []) => ({
    ...goalFor('retire', 'v3', allow),
    terms: { ...goalFor('retire', 'v3').terms, ...terms },
  })
  const seen = seenHeld({ due: now, size })

  const found = preflight(wanted(), seen, now)

  expect(found).toMatchObject(
    why === undefined ? { kind: 'go' } : { kind: 'refuse', why: expect.stringContaining(why) },
  )
  expect(preflight(wanted(['unhealthy-live']), seen, now).kind).toBe('go')
})

test('a switch to a parked side is refused where fewer targets are healthy than were asked for', () => {
  const parked = (
    states: readonly ('healthy' | 'unhealthy' | 'unused')[],
    change: Partial<Observation> = {},
  ) => {
    const targets = states.map((state, i) => aTarget({ id: greenMachines[i]?.id ?? '', state }))
    const sides = { blue: aSide(blueMachines), green: { ...aSide(greenMachines), targets } }
    return seenOpen({ parked: 'tested' }, { sides, ...change })
  }
  const asked = (seen: Observation, ...allow: Guard[]) =>
    preflight(
      goal({ command: 'switch', release: undefined, build: undefined, allow: new Set(allow) }),
      seen,
      now,
    )

  expect(asked(parked(['healthy', 'healthy'])).kind).toBe('go')
  expect(asked(parked(['healthy', 'unhealthy']))).toMatchObject({
    kind: 'refuse',
    why: 'green is not fit: 1 of 2 targets healthy; i-4 unhealthy; 2 are asked for',
  })
  expect(asked(parked(['healthy']))).toMatchObject({
    kind: 'refuse',
    why: 'green is not fit: 1 of 1 targets healthy; 2 are asked for',
  })
  expect(asked(parked(['healthy', 'unhealthy']), 'unhealthy-side').kind).toBe('go')
  // Where no rule names the side nobody has checked it; the ladder puts the preview back first.
  expect(asked(parked(['unused', 'unused'], { preview: undefined })).kind).toBe('go')
})

test('a rollback to a side smaller than the healthy live one needs leave', () => {
  expect(preflight(goalFor('rollback', 'v3'), small, now).kind).toBe('refuse')
  expect(preflight(goalFor('rollback', 'v3', ['unhealthy-side']), small, now)).toMatchObject({
    why: 'blue has 1 target, the healthy green has 2',
  })
  expect(preflight(goalFor('rollback', 'v3', ['unhealthy-side', 'smaller-side']), small, now).kind).toBe('go')
})

test('a rollback is never refused where the live side is sick and the held one is not worse', () => {
  expect(preflight(goalFor('rollback', 'v3'), sick('green'), now).kind).toBe('go')
})

test('a command that acts on what is there is refused for another release', () => {
  expect(
    preflight(goal({ command: 'rollback', release: 'v9', build: undefined }), seenHeld(), now),
  ).toMatchObject({
    kind: 'refuse',
    why: 'release is v9, but blue has v1',
  })
})
