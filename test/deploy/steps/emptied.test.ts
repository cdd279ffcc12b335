import { describe, expect, test } from 'vitest'
import type { Observation } from '../../../src/deploy/model.ts'
import type { Machine } from '../../../src/deploy/side.ts'
import { batchesOf } from '../../../src/deploy/steps/batches.ts'
import { emptied } from '../../../src/deploy/steps/emptied.ts'
import { finished } from '../../../src/deploy/steps/retired.ts'
import { aFinding, aMachine, answer, aSide, aTarget, found, seenHeld, stood, told } from '../builders.ts'
import { goal, someTerms } from '../goals.ts'

const retire = (change: Partial<typeof someTerms.retire>, more: Parameters<typeof goal>[0] = {}) =>
  goal({ command: 'retire', ...more }, { retire: { ...someTerms.retire, ...change } })

const [one, two, three] = [
  aMachine({ id: 'i-1', zone: 'a', address: '10.0.0.1' }),
  aMachine({ id: 'i-2', zone: 'b', address: '10.0.0.2' }),
  aMachine({ id: 'i-3', zone: 'a', address: '10.0.0.3' }),
]

/** Blue is held with these machines; `registered` of them are still in service. */
const held = (
  machines: readonly Machine[],
  registered: readonly string[] = [],
  more: Partial<Observation> = {},
): Observation => {
  const seen = seenHeld()
  const blue = {
    ...aSide(machines),
    targets: registered.map((id) => aTarget({ id })),
    records: machines.map(({ id, address = '' }) => ({ name: `${id}.test`, values: [address], ttl: 60 })),
  }
  return { ...seen, sides: { ...seen.sides, blue }, ...more }
}

/** The same without names. */
const bare = (seen: Observation): Observation => ({
  ...seen,
  sides: { ...seen.sides, blue: { ...seen.sides.blue, records: [] } },
})

/** The first of these rungs that is not true yet, in one line. */
const next = (seen: Observation, wanted: ReturnType<typeof retire>): string => {
  for (const rung of emptied.rungs(wanted, seen)) {
    const move = answer(rung, seen, wanted)
    if (move.kind !== 'pass') return `${rung.name} → ${told(move)}`
  }
  return 'nothing is left'
}

/** `passed` of the commands before its end have passed on it. */
const leaving = (machine: Machine, passed: number, late = false): Machine => ({
  ...machine,
  leaving: { passed, late, since: seenHeld().memo.live?.since ?? 0 },
})

describe('how much of a side ends together', () => {
  const names = (atOnce: 'all' | 'zone' | 'one', seen = held([one, two, three])) =>
    batchesOf(retire({ atOnce }), seen, 'blue').map(({ name, ids }) => [name, [...(ids ?? [])]])

  test('all of it, zone by zone, or one by one', () => {
    expect(names('all')).toEqual([[undefined, []]])
    expect(names('zone')).toEqual([
      ['a', ['i-1', 'i-3']],
      ['b', ['i-2']],
    ])
    expect(names('one')).toEqual([
      ['i-1', ['i-1']],
      ['i-2', ['i-2']],
      ['i-3', ['i-3']],
    ])
  })

  test('what has ended is no batch any more; what is only registered is one', () => {
    const ending = { ...one, state: 'shutting-down' as const }
    const stranger = aMachine({ id: 'i-9', ours: false, zone: 'c' })

    expect(names('zone', held([ending, two, stranger], ['i-9', 'i-lost']))).toEqual([
      ['b', ['i-2']],
      ['c', ['i-9']],
      ['no zone', ['i-lost']],
    ])
  })
})

describe('at-once: zone', () => {
  const byZone = retire({ atOnce: 'zone' })
  const all = ['i-1', 'i-2', 'i-3']

  test('takes one zone out of service, drains it, removes its names and ends it', () => {
    const drained = ['i-2']
    expect(next(held([one, two, three], all), byZone)).toBe(
      'drain a → act deregister: 2 targets of blue → out of service',
    )
    expect(next(held([one, two, three], drained), byZone)).toBe(
      'remove the names of a → act unname: i-1.test, i-3.test',
    )
    const unnamed = held([one, two, three], drained)
    expect(next(bare(unnamed), byZone)).toBe('end a → act terminate: i-1, i-3 of blue')
  })

  test('what ended before is gone before the next zone is taken', () => {
    const ending = [one, three].map((machine) => ({ ...machine, state: 'shutting-down' as const }))
    const gone = [one, three].map((machine) => ({ ...machine, state: 'terminated' as const }))

    expect(next(held([...ending, two], ['i-2']), byZone)).toMatch(
      /^see what ended gone before b → wait \d+: i-1 is shutting-down, i-3 is shutting-down; b is next$/,
    )
    expect(next(held([...gone, two], ['i-2']), byZone)).toMatch(/^drain b → act deregister/)
  })

  test('what is being stopped is waited for as well', () => {
    const stopping = aMachine({ id: 'i-1', state: 'stopping' })

    expect(next(held([two], ['i-2'], { kept: [stopping] }), byZone)).toContain('i-1 is stopping; b is next')
  })
})

describe('draining', () => {
  const draining = (drainsForMs?: number) => {
    const target = aTarget({
      state: 'draining',
      ...(drainsForMs === undefined ? {} : { drainsForMs }),
    })
    const seen = held([one])
    return { ...seen, sides: { ...seen.sides, blue: { ...seen.sides.blue, targets: [target] } } }
  }
  const [, drain] = emptied.rungs(retire({}), draining())
  if (drain === undefined) throw new Error('a side drains')

  test.each([
    ['by the delay of its group', 30_000, 330_000],
    ['for an hour, as AWS does at most, where that is not known', undefined, 3_900_000],
  ])('is waited for %s, and not much longer', (_, delay, limit) => {
    expect(answer(drain, stood(draining(delay), drain, limit), retire({})).kind).toBe('wait')
    expect(told(answer(drain, stood(draining(delay), drain, limit + 1), retire({})))).toBe(
      'fail: 1 target of blue still draining',
    )
  })
})

describe('commands before the end', () => {
  const wanted = retire({ before: ['run logs', 'run bye'] })
  const both = [one, two]
  const key = (index: number) => `before-end/blue/a1/all/${index}`

  test('R4: that the end begins is noted before anything runs', () => {
    expect(next(held(both), wanted)).toBe('run before the end → act leave: i-1, i-2: no work is left')
  })

  test('each runs on all that are due, is noted where it passed, and the next one follows', () => {
    const first = held(both.map((machine) => leaving(machine, 0)))
    expect(next(first, wanted)).toBe('run before the end → act check: run logs: i-1, i-2')
    const passed = { ...first, findings: found(aFinding('before-end', key(0), { machines: ['i-1', 'i-2'] })) }
    expect(next(passed, wanted)).toBe('run before the end → act leave: run logs: 1 of 2 done on i-1, i-2')
    const second = held(both.map((machine) => leaving(machine, 1)))
    expect(next(second, wanted)).toBe('run before the end → act check: run bye: i-1, i-2')
  })

  test('one that it fails for is kept; the others go on to their end', () => {
    const failed = aFinding('before-end', key(0), {
      passed: false,
      said: 'i-1: exit code 3',
      machines: ['i-2'],
    })
    const done = aFinding('before-end', key(1), { machines: ['i-2'] })
    const seen = held([leaving(one, 0), leaving(two, 2)], [], { findings: found(failed, done) })
    const unnamed = bare(seen)

    expect(next(seen, wanted)).toMatch(/^remove the names → act unname/)
    expect(next(unnamed, wanted)).toBe(
      'keep what failed → act keep: i-1: kept, on no side; run logs: i-1: exit code 3',
    )
    const apart = {
      ...unnamed,
      sides: { ...unnamed.sides, blue: { ...unnamed.sides.blue, machines: [leaving(two, 2)] } },
    }
    expect(next(apart, wanted)).toBe('end the machines → act terminate: i-2 of blue')
  })

  test('what was noted beside another live side does not count', () => {
    const earlier = { ...one, leaving: { passed: 2, late: false, since: 17 } }

    expect(next(held([earlier]), wanted)).toBe('run before the end → act leave: i-1: no work is left')
  })

  test('a machine that such a command may have silenced is not asked again whether it works', () => {
    const asking = retire({ before: ['run logs'], busy: true })

    expect(answer(finished, held([leaving(one, 0)]), asking).kind).toBe('pass')
    expect(told(answer(finished, held([leaving(one, 0), two]), asking))).toBe(
      'act check: does blue still work?',
    )
  })

  test('one that was ended at its deadline is asked again, and gets what it had coming', () => {
    const asking = retire({ before: ['run logs'], busy: true, atDeadline: 'stop', deadlineMs: 1000 })
    const late = held([leaving(one, 1, true)])

    expect(told(answer(finished, late, asking))).toBe('act check: does blue still work?')
    expect(next(bare(late), asking)).toBe('end the machines → act keep: i-1: stopped, on no side')
  })

  test('machines that are not ours have nothing run for them: they do not end', () => {
    const stranger = aMachine({ id: 'i-9', ours: false, attempt: '' })

    expect(next(bare(held([stranger])), wanted)).toBe('nothing is left')
  })
})

test('how the side ends is what was recorded when it was left so; what runs before is what the config says', () => {
  const seen = bare(held([leaving(one, 1)]))
  const wanted = retire({ before: ['run logs'] })
  const { holdTerms } = wanted
  const recorded = { ...holdTerms, retire: { ...holdTerms.retire, whenQuiet: 'stop' as const } }

  expect(next({ ...seen, memo: { ...seen.memo, terms: recorded } }, wanted)).toBe(
    'end the machines → act keep: i-1: stopped, on no side',
  )
})
