import { expect, test } from 'vitest'
import type { NodeEvidence } from '../../src/deploy/finding.ts'
import { imagine } from '../../src/deploy/imagine/imagine.ts'
import type { Observation } from '../../src/deploy/model.ts'
import { preflight } from '../../src/deploy/preflight.ts'
import { previewPriorities } from '../../src/deploy/preview-priorities.ts'
import type { Target } from '../../src/deploy/side.ts'
import { healthy } from '../../src/deploy/steps/healthy.ts'
import { previewed, turned } from '../../src/deploy/steps/previewed.ts'
import { proven } from '../../src/deploy/steps/proven.ts'
import { heldHealthy, heldPreviewed } from '../../src/deploy/steps/rolled-back.ts'
import {
  aFinding,
  answer,
  aPreview,
  aRoute,
  aSide,
  aTarget,
  found,
  greenMachines,
  now,
  seenHeld,
  seenMoved,
  seenOpen,
  stood,
  told,
} from './builders.ts'
import { goal } from './goals.ts'

/** A public and an internal load balancer, each with target groups of its own. */
const ofTwo = (change: Parameters<typeof goal>[1] = {}) => goal({}, { pairs: 2, ...change })

const routes = [aRoute('blue', 'web 443'), { ...aRoute('blue', 'web-inside 443'), pair: 1 }]

const inPairs = (first: Target['state'], second: Target['state'] | undefined): Observation => {
  const side = aSide(greenMachines, first)
  const further = side.targets.map(({ id }) =>
    aTarget({ id, pair: 1, group: 'web-inside', state: second ?? 'healthy', said: '' }),
  )
  const targets = second === undefined ? side.targets : [...side.targets, ...further]
  const seen = seenOpen({}, { routes })
  return { ...seen, sides: { ...seen.sides, green: { ...side, targets } } }
}

test.each([
  ['healthy in both', inPairs('healthy', 'healthy'), 'pass'],
  [
    'healthy in the first alone',
    inPairs('healthy', 'unhealthy'),
    'wait 60000: 0 of 2 targets healthy; i-3, i-4 unhealthy in web-inside',
  ],
  [
    'healthy in the second alone',
    inPairs('initial', 'healthy'),
    'wait 60000: 0 of 2 targets healthy; i-3, i-4 initial in web',
  ],
])('a candidate that is %s is told so', (_, seen, says) => {
  expect(told(answer(healthy, seen, ofTwo()))).toBe(says)
})

test('a target that one group lacks is named with the group', () => {
  const seen = inPairs('healthy', 'healthy')
  const { green } = seen.sides
  const targets = green.targets.filter(({ id, pair }) => id !== 'i-4' || pair === 0)

  const move = answer(healthy, { ...seen, sides: { ...seen.sides, green: { ...green, targets } } }, ofTwo())

  expect(told(move)).toBe('wait 60000: 1 of 2 targets healthy; i-4 is not in web-inside')
})

test('a preview of which one rule is missing or differs is set anew, and removed where it is to be none', () => {
  const seen = seenOpen({}, { routes, preview: aPreview({ shows: undefined, names: [] }) })

  expect(told(answer(previewed, seen, ofTwo()))).toBe(
    'act preview: the preview rules do not agree → it shows green',
  )
  const empty = { ...seen.sides, blue: { ...seen.sides.blue, targets: [] } }
  expect(told(answer(turned, { ...seen, sides: empty }, ofTwo()))).toBe(
    'act unpreview: blue is empty: nothing to preview',
  )
})

test('a held side that the rule of one pair alone names is looked at again before traffic goes back', () => {
  const held = seenHeld({}, { preview: aPreview({ shows: undefined, names: [] }) })
  const targets = held.sides.blue.targets.flatMap((target) => [
    target,
    { ...target, pair: 1, group: 'web-inside', state: 'unused' as const },
  ])
  const seen = { ...held, sides: { ...held.sides, blue: { ...held.sides.blue, targets } } }

  expect(answer(heldPreviewed, seen, ofTwo()).kind).toBe('act')
  expect(told(answer(heldHealthy, seen, ofTwo()))).toBe(
    'wait 60000: 0 of 2 targets healthy; i-1, i-2 unused in web-inside',
  )
})

test('a rollback, and a retirement beside it, ask for health in every pair', () => {
  const inside = (color: 'blue' | 'green', state: Target['state']): Observation => {
    const seen = seenHeld(
      { approval: true },
      { routes: routes.map((route) => ({ ...route, forwards: 'green' })) },
    )
    const further = (side: 'blue' | 'green') =>
      seen.sides[side].targets.map((target): Target => {
        const place = { ...target, pair: 1, group: `inside-${side}` }
        return side === color ? { ...place, state } : place
      })
    const whole = (side: 'blue' | 'green') => ({
      ...seen.sides[side],
      targets: [...seen.sides[side].targets, ...further(side)],
    })
    return { ...seen, sides: { blue: whole('blue'), green: whole('green') } }
  }
  const asks = (command: 'rollback' | 'retire', seen: Observation) => {
    const found = preflight(goal({ command, release: undefined, build: undefined }, { pairs: 2 }), seen, now)
    return found.kind === 'refuse' ? found.why : found.kind
  }

  expect(asks('rollback', inside('blue', 'healthy'))).toBe('go')
  expect(asks('rollback', inside('blue', 'unhealthy'))).toBe(
    'blue is not fit: 0 of 2 targets healthy; i-1, i-2 unhealthy in inside-blue; green has 2 healthy',
  )
  expect(asks('retire', inside('green', 'unhealthy'))).toMatch(
    /^the live side is not well: green has 0 of 2 targets healthy; i-3, i-4 unhealthy in inside-green/,
  )
})

const asked = (route: string, change: Partial<NodeEvidence> = {}): NodeEvidence => ({
  ...{ node: '10.0.1.17', route, passes: 20, convergedMs: 400, asked: true, said: 'v2', from: 'runner' },
  ...change,
})

/** The public load balancer is proven; nobody reaches the internal one. */
const half = (change: Partial<NodeEvidence> = {}) =>
  seenMoved(
    {},
    {
      routes: routes.map((route) => ({ ...route, forwards: 'green' as const })),
      findings: found(
        aFinding('proof', 'proof/green', {
          passed: false,
          streak: 3,
          said: 'no node can be asked for web-inside 443',
          nodes: [
            asked('web 443', change),
            asked('web-inside 443', { asked: false, convergedMs: undefined }),
          ],
        }),
      ),
    },
  )

test('where no node of one load balancer can be reached, the others are proven and the minimum hold is kept', () => {
  const wanted = ofTwo({ minimumHoldMs: 60_000 })

  expect(told(answer(proven, half(), wanted))).toBe(
    'wait 60000: no load-balancer node of web-inside 443 could be asked: minimum hold',
  )
  expect(answer(proven, stood(half(), proven, 60_000), wanted)).toMatchObject({ act: { check: 'counts' } })
})

test('it is no excuse for a node that was reached and still answers otherwise', () => {
  const late = half({ passes: 0, convergedMs: undefined })

  expect(told(answer(proven, stood(late, proven, 120_000), ofTwo({ minimumHoldMs: 60_000 })))).toBe(
    'reject: the switch could not be proven: no node can be asked for web-inside 443',
  )
})

test('a proof that is required is required of every load balancer', () => {
  const proof = { withinMs: 120_000, required: true, marks: ['release' as const] }

  expect(told(answer(proven, half(), ofTwo({ proof })))).toBe(
    'reject: the switch could not be proven: no load-balancer node of web-inside 443 could be asked: no node can be asked for web-inside 443',
  )
})

test('a plan registers in every pair that has a route, and a forward of one pair names its groups alone', () => {
  const seen = seenOpen(
    {},
    { routes: [...routes.slice(0, 1), { ...aRoute('green', 'inside'), pair: 1 }], preview: undefined },
  )
  const { green } = seen.sides
  const before = { ...seen, sides: { ...seen.sides, green: { ...green, targets: [] } } }

  const after = imagine(before, { kind: 'register', color: 'green', machines: ['i-3'] }, now)

  expect(after.sides.green.targets.map(({ id, pair, state }) => [id, pair, state])).toEqual([
    ['i-3', 0, 'unused'],
    ['i-3', 1, 'initial'],
  ])
})

test('preview rules stand at the configured priority of each listener, and behind the lease where they share one', () => {
  expect(previewPriorities(['public', 'internal', 'public', 'public'], 10)).toEqual([10, 10, 12, 13])
})
