import { describe, expect, test } from 'vitest'
import { decide } from '../../src/deploy/decide.ts'
import { wholly } from '../../src/deploy/memo.ts'
import type { Observation, RunSeen } from '../../src/deploy/model.ts'
import { ageSaid, orphansOf } from '../../src/deploy/orphans.ts'
import { preflight } from '../../src/deploy/preflight.ts'
import type { Machine } from '../../src/deploy/side.ts'
import {
  aFinding,
  aHold,
  aMachine,
  aMemo,
  aPreview,
  aRoute,
  aSide,
  aTarget,
  blueMachines,
  emptySide,
  found,
  gated,
  greenMachines,
  now,
  seenHeld,
  seenMoved,
  seenOpen,
  someSeen,
  told,
} from './builders.ts'
import { goal } from './goals.ts'

const asked = { command: 'sweep', release: undefined, build: undefined } as const
const sweep = goal(asked)
const sweepAll = goal({ ...asked, allow: new Set(['orphans']) })
const hourMs = 3_600_000

/** The next thing that the sweep does, in one line. */
function decided(seen: Observation, wanted = sweep): string {
  const { ladder, rung, move } = decide(wanted, seen, now)
  return `${ladder}/${rung}: ${told(move)}`
}

const inRun = (seen: Observation, run: Partial<RunSeen>): Observation => ({
  ...seen,
  run: { ...seen.run, ...run },
})
const byAnother = { attempt: undefined }
const due = (change: Parameters<typeof aHold>[0] = {}) => seenHeld({ due: now, ...change })
const sickLive = (seen: Observation): Observation => ({
  ...seen,
  sides: { ...seen.sides, green: aSide(gated('open', greenMachines), 'unhealthy') },
})

describe('an attempt that nobody works on any more', () => {
  test('with all of production on it is judged to its end', () => {
    expect(decided(inRun(seenMoved(), byAnother))).toMatch(/^deploy\/claim the attempt: act remember/)
    expect(decided(seenMoved())).toMatch(/^deploy\/prove the switch: act check/)
  })

  test('is rejected where nothing, or not all, has moved', () => {
    const died = /^abandon\/end the dead attempt: act remember: rejected: its run ended without a verdict/
    const half = seenMoved({}, { routes: [aRoute('green'), aRoute('blue', '443 rule 80')] })
    const byParts = seenMoved()
    const intent = { ...wholly('green'), share: 10 }

    expect(decided(inRun(seenOpen(), byAnother))).toMatch(died)
    expect(decided(inRun(half, byAnother))).toMatch(died)
    expect(decided(inRun({ ...byParts, memo: { ...byParts.memo, intent } }, byAnother))).toMatch(died)
  })

  test('that is parked waits for a person, and is told with its age', () => {
    const machines = greenMachines.map((machine) => ({ ...machine, launched: now - 3 * hourMs }))
    const sides = { blue: aSide(blueMachines), green: aSide(machines) }

    expect(decided(seenOpen({ parked: 'tested' }, { sides }))).toBe(
      'end/end: done swept: nothing was owed; a2 of v2 is open on green (run o/r/7/1) and waits as tested, for 3 h at most',
    )
  })
})

describe('a side that is due', () => {
  test('is retired by default, once the live side was looked at', () => {
    expect(decided(due())).toMatch(/^retire\/begin the retirement: act remember/)
    expect(decided(seenHeld({ standing: 'retiring', due: undefined }))).toMatch(
      /^retire\/remove the preview: act unpreview/,
    )
    expect(decided(due({ standing: 'rejected' }))).toMatch(/^retire\//)
    expect(decided(due({ standing: 'rolled-back' }))).toMatch(/^retire\//)
  })

  test('stays beside a live side that is not well, and rollback is named', () => {
    expect(preflight(sweep, sickLive(due()), now)).toMatchObject({
      kind: 'refuse',
      why: expect.stringContaining('the live side is not well: green has 0 of 2'),
      remedy: expect.stringMatching(/^Run rollback/),
    })
    expect(decided(sickLive(due()))).toMatch(
      /^retire\/look at the live side: wait 60000: the live side is not well/,
    )
    const rings = { ...due(), alarms: [{ name: 'web-5xx', state: 'ringing', said: '' } as const] }
    expect(preflight(sweep, rings, now).kind).toBe('refuse')
  })

  test('is gone on with once its targets are out of service, whatever the live side says', () => {
    const empty = { ...sickLive(due({ standing: 'retiring', due: undefined })), preview: undefined }
    const sides = { ...empty.sides, blue: { ...emptySide, machines: gated('closed', blueMachines) } }

    expect(decided({ ...empty, sides })).toMatch(/^retire\/end the machines: act terminate/)
  })

  test('gets production back where that is the default, if it is fit', () => {
    const back = due({ holdDefault: 'rollback' })
    const unfit = { ...back, sides: { ...back.sides, blue: aSide(blueMachines, 'unhealthy') } }

    expect(decided(back)).toMatch(/^rollback\/close the gate/)
    expect(preflight(sweep, unfit, now)).toMatchObject({
      kind: 'refuse',
      why: expect.stringContaining('blue is not fit'),
    })
    expect(decided(unfit)).toMatch(/^rollback\/look at the held side: fail: blue is not fit/)
  })

  test('stays while it works, and is asked once', () => {
    const busy = goal(asked, { retire: { ...sweep.terms.retire, busy: true } })
    const works = aFinding('busy', 'busy/blue', { passed: false, said: '1 slow request' })
    const retiring = seenHeld({ standing: 'retiring', due: undefined, since: now })

    expect(decided(retiring, busy)).toMatch(/^retire\/let work finish: act check/)
    expect(decided({ ...retiring, findings: found(works) }, busy)).toBe(
      'end/end: done swept: blue still works: 1 slow request',
    )
    const late = {
      ...retiring,
      memo: { ...retiring.memo, idle: { ...aHold(), standing: 'retiring', since: 0 } },
    } as const
    expect(decided({ ...late, findings: found(works) }, busy)).toMatch(
      /blue still works, .* past its deadline, .*: 1 slow request$/,
    )
    const ending = { ...busy.terms.retire, busy: true, atDeadline: 'terminate' } as const
    expect(decided({ ...late, findings: found(works) }, goal(asked, { retire: ending }))).toMatch(/^retire\//)
  })
})

test('a window that is open, and one that only a person ends, stay', () => {
  expect(decided(seenHeld())).toBe('end/end: done swept: nothing was owed')
  expect(decided(seenHeld({ due: undefined, approval: true }))).toBe('end/end: done swept: nothing was owed')
})

test('R10: what the sweep turned back itself is no success', () => {
  const back = someSeen({
    memo: aMemo({ idle: aHold({ color: 'green', standing: 'rolled-back' }) }),
    sides: { blue: aSide(blueMachines), green: aSide(greenMachines) },
  })

  expect(decided(inRun(back, { entered: { 'mark the rollback': 1 } }))).toMatch(/^end\/end: done rolled-back/)
  expect(decided(inRun(back, { entered: { 'put traffic back': 1 } }))).toMatch(/^end\/end: done rejected/)
})

describe('a run that died without an attempt', () => {
  const on = (color: 'blue' | 'green', seen: Observation): Observation => ({
    ...seen,
    memo: { ...seen.memo, intent: wholly(color) },
  })

  test('its rollback goes on to where it was going, also to a side that the record calls live', () => {
    const half = seenHeld({}, { routes: [aRoute('blue'), aRoute('green', '443 rule 80')] })

    expect(decided(on('blue', half))).toMatch(/^rollback\/close the gate/)
    expect(decided(on('green', half))).toMatch(/^rollback\/roll traffic back: act forward: 443: blue → green/)
    expect(preflight(sweep, on('blue', half), now).kind).toBe('go')
    expect(preflight(sweep, half, now)).toMatchObject({
      kind: 'refuse',
      why: expect.stringContaining('somebody else changed the routes'),
    })
  })

  test('its agreement goes on where no side is held to go back to', () => {
    const alone = someSeen({
      memo: aMemo({ intent: wholly('green') }),
      routes: [aRoute('green')],
      sides: { blue: aSide(blueMachines), green: aSide(greenMachines) },
    })

    expect(decided(alone)).toMatch(/^agree\/prove the agreement/)
  })

  test('what it told workers and groups is given back before anything is refused', () => {
    const quiet = {
      ...sickLive(due()),
      sides: {
        blue: aSide(gated('closed', blueMachines)),
        green: aSide(gated('closed', greenMachines), 'unhealthy'),
      },
    }

    expect(preflight(sweep, quiet, now).kind).toBe('go')
    expect(decided(quiet)).toBe('give back/open the gate: act gate: workers of green → at work')
  })

  test('a preview rule that belongs to nothing is removed', () => {
    expect(decided(someSeen({ preview: aPreview() }))).toMatch(
      /^tidy\/remove the stray preview: act unpreview/,
    )
    expect(decided(seenHeld())).not.toMatch(/^tidy/)
  })
})

test('what earlier retirements kept costs, and is named each time', () => {
  expect(decided(someSeen({ kept: [aMachine({ id: 'i-8', state: 'stopped' })] }))).toBe(
    'end/end: done swept: nothing was owed; kept: i-8, which retire with allow: kept ends',
  )
})

describe('orphans', () => {
  const old = (change: Partial<Machine> = {}) =>
    aMachine({ id: 'i-9', attempt: 'a7', launched: now - 26 * hourMs, ...change })
  const ids = (seen: Observation) => orphansOf(seen, now).map(({ id }) => id)
  const beside = (...owned: readonly Machine[]) => someSeen({ owned })

  test('are of nothing that is recorded, in no target group, and older than an hour', () => {
    expect(ids(beside(old(), old({ id: 'i-8', launched: now - 90 * hourMs })))).toEqual(['i-8', 'i-9'])
    expect(ids(beside(old({ attempt: 'a1' })))).toEqual([])
    expect(ids(beside(old({ launched: now - hourMs })))).toEqual([])
    expect(ids(beside(old({ state: 'shutting-down' })))).toEqual([])
    const sides = { blue: aSide(blueMachines), green: { ...emptySide, targets: [aTarget({ id: 'i-9' })] } }
    expect(ids({ ...beside(old()), sides })).toEqual([])
    const byAddress = { ...emptySide, targets: [aTarget({ id: '10.0.0.1' })] }
    expect(ids({ ...beside(old()), sides: { ...sides, green: byAddress } })).toEqual([])
    const named = { ...emptySide, machines: [old({ origin: 'named' })] }
    expect(ids({ ...beside(old()), sides: { ...sides, green: named } })).toEqual([])
    expect(ids({ ...seenOpen({ attempt: 'a7' }), owned: [old()] })).toEqual([])
    expect(ids({ ...beside(old()), kept: [old()] })).toEqual([])
  })

  test('R4: without a record nothing is one', () => {
    expect(ids({ ...beside(old()), memo: aMemo({ written: 0, live: undefined }) })).toEqual([])
  })

  test('end with leave only, their names first', () => {
    const records = [{ name: 'web-9.example.com', values: ['10.0.0.1'], ttl: 60 }]
    const sides = { blue: aSide(blueMachines), green: { ...emptySide, machines: [old()], records } }
    const seen = { ...beside(old()), sides }

    expect(decided(seen)).toMatch(/done swept: nothing was owed; 1 orphan left/)
    expect(decided(seen, sweepAll)).toBe('tidy/remove the names of orphans: act unname: web-9.example.com')
    expect(decided({ ...seen, sides: { ...sides, green: emptySide } }, sweepAll)).toMatch(
      /^tidy\/end the orphans: act end-orphans: i-9/,
    )
  })

  test('ages are told in what people count in', () => {
    expect([61 * 60_000, 26 * hourMs, 80 * hourMs].map(ageSaid)).toEqual(['61 min', '26 h', '3 d'])
  })
})

test('R7: a failure of what goes back without an attempt is stranded, any other is failed', () => {
  const failure = { said: 'denied', count: 1 }
  const half = { ...seenHeld(), memo: { ...seenHeld().memo, intent: wholly('blue') } }

  expect(decided(inRun(half, { failure }))).toBe('end/end: done stranded: denied')
  expect(decided(inRun(due(), { failure }))).toBe('end/end: done failed: denied')
})

test('a cancel undoes nothing', () => {
  expect(decided(inRun(due(), { cancelled: true }))).toBe(
    'end/end: done failed: cancelled; the next run goes on',
  )
  expect(decided(inRun(seenOpen(), { ...byAnother, cancelled: true }))).toMatch(/^end\/end: done failed/)
})

describe('deploy and an overdue rollback', () => {
  const back = due({ holdDefault: 'rollback' })
  const v3 = goal({ release: 'v3', build: 'b3' })
  const midway = { ...back, memo: { ...back.memo, intent: wholly('blue') } }

  test('traffic goes back first, and a re-run goes on with it', () => {
    expect(preflight(v3, back, now).kind).toBe('go')
    expect(decided(back, v3)).toMatch(/^rollback\/close the gate/)
    const half = { ...midway, routes: [aRoute('blue'), aRoute('green', '443 rule 80')] }
    expect(preflight(v3, half, now).kind).toBe('go')
    expect(preflight(v3, { ...half, memo: back.memo }, now).kind).toBe('refuse')
  })

  test('a window that ends while this run retires it with leave is answered by that', () => {
    const open = seenHeld({ holdDefault: 'rollback', due: now - 1 })

    expect(decided(inRun(open, { entered: { 'keep the minimum hold': now - 2 } }), v3)).toMatch(/^retire\//)
    expect(decided(inRun(open, { entered: { 'close the gate': now } }), v3)).toMatch(/^rollback\//)
  })

  test('a side whose retirement was begun is not gone back to, but ended', () => {
    const sides = { ...back.sides, blue: { ...back.sides.blue, targets: [] } }

    expect(decided({ ...back, sides }, v3)).toMatch(/^retire\//)
    expect(decided({ ...back, sides })).toMatch(/^retire\//)
    expect(preflight(sweep, { ...back, sides }, now).kind).toBe('go')
  })

  test('promise 5: not to a side that is not fit', () => {
    const unfit = { ...back, sides: { ...back.sides, blue: aSide(blueMachines, 'unhealthy') } }

    expect(preflight(v3, unfit, now)).toMatchObject({ kind: 'refuse' })
  })

  test('then the side that it left is replaced', () => {
    const rolledBack = someSeen({
      memo: aMemo({ idle: aHold({ color: 'green', standing: 'rolled-back', attempt: 'a2' }) }),
      sides: { blue: aSide(blueMachines), green: aSide(greenMachines) },
    })

    expect(decided(inRun(rolledBack, { entered: { 'mark the rollback': 1 } }), v3)).toMatch(/^retire\//)
  })

  test('what cannot go back is stranded', () => {
    const failure = { said: 'denied', count: 1 }

    expect(decided(inRun(midway, { failure }), v3)).toBe('end/end: done stranded: denied')
  })
})
