import { expect, test } from 'vitest'
import { decide } from '../../../src/deploy/decide.ts'
import { differs } from '../../../src/deploy/finds/found.ts'
import { wholly } from '../../../src/deploy/memo.ts'
import type { Observation } from '../../../src/deploy/model.ts'
import type { Intent } from '../../../src/deploy/record.ts'
import type { Route } from '../../../src/deploy/route.ts'
import { servingColor } from '../../../src/deploy/seen.ts'
import { gateClosed, gateClosedAtLast } from '../../../src/deploy/steps/gated.ts'
import { followed, prepared } from '../../../src/deploy/steps/hooked.ts'
import { shifted } from '../../../src/deploy/steps/shifted.ts'
import { restored } from '../../../src/deploy/steps/undone.ts'
import {
  aFinding,
  answer,
  aPreview,
  aRoute,
  aSide,
  blueMachines,
  found,
  gated,
  greenMachines,
  now,
  seenOpen,
  someAttempt,
  stood,
  told,
  written,
} from '../builders.ts'
import { aWatch, goal } from '../goals.ts'

const bySteps = goal(
  {},
  { switch: { before: [], after: [], steps: [10, 50, 100], everyMs: 60_000 }, releaseTests: [] },
)

/** A route that gives green so many percent. */
const at = (green: number, name = '443'): Route => ({
  ...aRoute('mixed', name),
  weights: { blue: 100 - green, green },
  said: `web-blue ${100 - green}, web-green ${green}`,
})

/** The attempt with this intent, and two routes. */
const seenAt = (
  intent: Partial<Intent> | undefined,
  routes: readonly Route[],
  change: Partial<Observation> = {},
): Observation => {
  const seen = seenOpen({}, { ...change, routes })
  return { ...seen, memo: { ...seen.memo, intent: intent && { ...wholly('green'), ...intent } } }
}
const both = (share: number): readonly Route[] => [at(share), at(share, '80')]
const home = [aRoute('blue'), aRoute('blue', '80')]
const ten = { share: 10, from: 0 }

const watchedAt = (share: number, change = {}) =>
  found(aFinding('watch', `watch/a2/${share}`, { at: now - 10, ...change }))

test('R4: the first share is written down before any route has it, with the routes that stickiness is lent to', () => {
  const sticky = [
    { ...aRoute('blue'), arn: 'arn:listener/app/web/1/0123456789abcdef', sticky: { forMs: 9, own: false } },
    { ...aRoute('blue', '80'), sticky: { forMs: 9, own: true } },
  ]

  const move = answer(shifted, seenAt(undefined, sticky), bySteps)

  expect(written(move)?.intent).toEqual({ color: 'green', share: 10, from: 0, lent: ['01234567'] })
})

test('every route is set to the share that stands in the record', () => {
  const move = answer(shifted, seenAt({ ...ten, lent: ['x'] }, [at(10), aRoute('blue', '80')]), bySteps)

  expect(move).toMatchObject({ act: { kind: 'forward', color: 'green', share: 10, lent: ['x'] } })
  expect(told(move)).toBe('act forward: 80: blue → green 10 %')
})

test('sticky sessions are told where they delay the move, and not at the clean cut', () => {
  const sticky = { ...aRoute('blue'), sticky: { forMs: 3_600_000, own: true } }

  expect(told(answer(shifted, seenAt(ten, [sticky]), bySteps))).toMatch(
    /→ green 10 %; sticky sessions delay the move: a client keeps the side .* for up to 1 h/,
  )
  expect(
    told(answer(shifted, seenAt({ share: 100, from: 50 }, [{ ...at(50), sticky: sticky.sticky }]), bySteps)),
  ).toBe('act forward: 443: web-blue 50, web-green 50 → green')
})

test('R6: a share stands for its time by this process’s own clock, and is watched meanwhile', () => {
  const standing = seenAt(ten, both(10))
  const good = seenAt(ten, both(10), { findings: watchedAt(10) })

  expect(told(answer(shifted, standing, bySteps))).toBe('act check: 10 % for 60 s')
  expect(answer(shifted, standing, bySteps)).toMatchObject({ act: { check: 'watch', share: 10 } })
  expect(told(answer(shifted, stood(good, shifted, 59_000), bySteps))).toBe(
    'wait 990: 10 %: as asked; 1 s left',
  )
  const next = answer(shifted, stood(good, shifted, 60_000), bySteps)
  expect(written(next)?.intent).toEqual({ color: 'green', share: 50, from: 10, lent: [] })
})

test('the share after the last step below it is all of the traffic', () => {
  const good = seenAt({ share: 50, from: 10 }, both(50), { findings: watchedAt(50) })

  expect(written(answer(shifted, stood(good, shifted, 60_000), bySteps))?.intent).toEqual({
    ...wholly('green'),
    from: 50,
  })
})

test('three bad looks in a row under a share reject the release', () => {
  const bad = (streak: number) =>
    seenAt(ten, both(10), { findings: watchedAt(10, { passed: false, streak, said: 'answers 500' }) })

  expect(answer(shifted, bad(2), bySteps).kind).toBe('wait')
  expect(told(answer(shifted, bad(3), bySteps))).toBe('reject: under 10 % of production traffic: answers 500')
})

test('target health is looked at under a share also where no watch is asked for', () => {
  const sick = seenAt(ten, both(10), {
    sides: { blue: aSide(blueMachines), green: aSide(greenMachines, 'unhealthy') },
  })

  expect(answer(shifted, sick, bySteps)).toMatchObject({
    act: { against: expect.stringContaining('0 of 2 targets healthy') },
  })
})

test('the release tests are asked once more with every share, and one that fails is the verdict', () => {
  const testing = goal({}, { ...bySteps.terms, releaseTests: ['GET /version'] })
  const tests = (change = {}) =>
    seenAt(ten, both(10), { findings: found(aFinding('release-test', 'release-test/a2/10', change)) })

  expect(answer(shifted, seenAt(ten, both(10)), testing)).toMatchObject({
    act: { check: 'release-test', key: 'release-test/a2/10' },
  })
  expect(answer(shifted, tests(), testing)).toMatchObject({ act: { check: 'watch' } })
  expect(told(answer(shifted, tests({ passed: false, said: 'answers 500' }), testing))).toBe(
    'reject: under 10 % of production traffic: answers 500',
  )
})

test('R7: a preview that somebody took away is no fault of the release', () => {
  const asked = goal(
    {},
    {
      ...bySteps.terms,
      watch: aWatch({ forMs: 1, http: true }),
    },
  )

  expect(told(answer(shifted, seenAt(ten, both(10), { preview: undefined }), asked))).toMatch(
    /^fail: the preview rule was changed by somebody else/,
  )
  expect(
    told(
      answer(
        shifted,
        seenAt(ten, both(10), { preview: aPreview({ shadowed: 'rule 5 is before it' }) }),
        asked,
      ),
    ),
  ).toBe('fail: rule 5 is before it')
})

test('weights at the share in the record, or at the one before it, are ours; any other are somebody else’s', () => {
  const intent = { share: 50, from: 10 }

  expect(differs(seenAt(intent, [at(50), at(10, '80')]))).toBe(false)
  expect(differs(seenAt(intent, [at(50), aRoute('blue', '80')]))).toBe(false)
  expect(differs(seenAt(intent, [at(50), at(20, '80')]))).toBe(true)
  expect(differs(seenAt(intent, [at(50), aRoute('green', '80')]))).toBe(true)
  expect(differs(seenAt(undefined, both(50)))).toBe(true)
})

test('a route that somebody sets while a share stands is not fought over', () => {
  const standing = { findings: watchedAt(10) }

  expect(told(answer(shifted, seenAt(ten, [at(10), aRoute('blue', '80')], standing), bySteps))).toBe(
    'reject: 80 was moved by somebody else',
  )
  expect(told(answer(shifted, seenAt({ share: 50, from: 10 }, [at(10), at(20, '80')]), bySteps))).toBe(
    'reject: 80 was moved by somebody else',
  )
})

test('a way back that nobody could note leaves nothing that has soaked: the steps begin anew', () => {
  const move = answer(shifted, seenAt({ share: 100, from: 50 }, home), bySteps)

  expect(written(move)?.intent).toMatchObject({ share: 10, from: 0 })
})

test('the way back is all at once, and takes off what was lent', () => {
  expect(answer(restored, seenAt({ ...ten, lent: ['x'] }, both(10)))).toMatchObject({
    act: { kind: 'forward', color: 'blue', lent: ['x'] },
  })
  expect(answer(restored, seenAt(ten, both(10)))).not.toHaveProperty('act.share')
})

test('a cancel in the middle of the steps is a rejection; once all of the traffic has moved it undoes nothing', () => {
  const cancelled = (seen: Observation) => {
    const { move } = decide(bySteps, { ...seen, run: { ...seen.run, cancelled: true } }, now)
    return told(move)
  }

  expect(cancelled(seenAt(ten, both(10)))).toBe('act remember: rejected: cancelled')
  expect(cancelled(seenAt({ share: 100, from: 50 }, [at(50), aRoute('green', '80')]))).toBe(
    'act remember: rejected: cancelled',
  )
  expect(cancelled(seenAt({ share: 100, from: 50 }, [aRoute('green'), aRoute('green', '80')]))).toMatch(
    /^done failed: cancelled; traffic stays where it is/,
  )
})

test('the old side’s workers go on until the last step, and are quiet before its first route', () => {
  const working = { sides: { blue: aSide(gated('open', blueMachines)), green: aSide(greenMachines) } }

  expect(answer(gateClosed, seenAt(undefined, home, working), bySteps).kind).toBe('pass')
  // Put back, and not noted: the steps begin anew.
  const again = seenAt({ share: 100, from: 50 }, home, working)
  expect(answer(gateClosed, again, bySteps).kind).toBe('pass')
  expect(answer(gateClosedAtLast, again, bySteps).kind).toBe('pass')
  expect(answer(gateClosedAtLast, seenAt({ share: 50, from: 10 }, both(50), working), bySteps).kind).toBe(
    'pass',
  )
  expect(told(answer(gateClosedAtLast, seenAt({ share: 100, from: 50 }, both(50), working), bySteps))).toBe(
    'act gate: workers of blue → quiet',
  )
})

test('in the middle of the steps the side that traffic leaves is the one that serves', () => {
  expect(servingColor(seenAt(ten, both(10)))).toBe('blue')
  expect(servingColor(seenAt(ten, both(20)))).toBeUndefined()
})

const hooks = goal({}, { switch: { before: ['one', 'two'], after: ['three'], steps: [100], everyMs: 0 } })

test('commands around the switch run in order, each is noted, and one that fails is the verdict', () => {
  const first = seenOpen()
  const done = seenOpen({ passed: ['before-switch.1'] })
  const ran = (change = {}) =>
    seenOpen({}, { findings: found(aFinding('before-switch', 'before-switch/a2/0', change)) })

  expect(answer(prepared, first, hooks)).toMatchObject({ act: { check: 'before-switch', index: 0 } })
  expect(written(answer(prepared, ran(), hooks))?.attempt).toEqual(
    someAttempt({ passed: ['before-switch.1'] }),
  )
  expect(answer(prepared, done, hooks)).toMatchObject({ act: { index: 1 } })
  expect(told(answer(prepared, ran({ passed: false, said: 'exit code 1' }), hooks))).toBe(
    'reject: a command before the switch failed: one: exit code 1',
  )
  expect(answer(followed, seenOpen({ passed: ['after-switch.1'] }), hooks).kind).toBe('pass')
})
