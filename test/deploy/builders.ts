import type { Check, Finding } from '../../src/deploy/finding.ts'
import type { Goal } from '../../src/deploy/goal.ts'
import { emptyMemo, wholly } from '../../src/deploy/memo.ts'
import type { Observation } from '../../src/deploy/model.ts'
import type { Attempt, IdleMemo, Memo } from '../../src/deploy/record.ts'
import type { Preview, Route } from '../../src/deploy/route.ts'
import { newRun } from '../../src/deploy/run-seen.ts'
import type { Machine, Side, Target } from '../../src/deploy/side.ts'
import type { Move, Step } from '../../src/deploy/step.ts'
import { someGoal } from './goals.ts'

/** Whole valid things; a test changes the one field that it is about. */

/** The moment of every example. */
export const now = 10_000_000

export const aMachine = (change: Partial<Machine> = {}): Machine => ({
  id: 'i-1',
  state: 'running',
  address: '10.0.0.1',
  publicAddress: undefined,
  zone: 'zone-a',
  subnet: 'subnet-a',
  name: undefined,
  launched: 1000,
  ours: true,
  origin: 'launched',
  gate: 'open',
  attempt: 'a1',
  release: 'v1',
  stateReason: '',
  ...change,
})

export const aTarget = (change: Partial<Target> = {}): Target => ({
  id: 'i-1',
  port: 80,
  pair: 0,
  group: 'web',
  state: 'healthy',
  said: '',
  ...change,
})

/** A side with these machines, each registered and healthy. */
export const aSide = (machines: readonly Machine[], state: Target['state'] = 'healthy'): Side => ({
  machines,
  targets: machines.map(({ id }) => aTarget({ id, state })),
  records: [],
  scaling: undefined,
})

export const emptySide: Side = { machines: [], targets: [], records: [], scaling: undefined }

/** Two machines of v1. */
export const blueMachines = [aMachine({ id: 'i-1' }), aMachine({ id: 'i-2' })]
/** Two machines of v2, of the attempt a2. */
export const greenMachines = [
  aMachine({ id: 'i-3', attempt: 'a2', release: 'v2', address: '10.0.0.3', gate: 'closed' }),
  aMachine({ id: 'i-4', attempt: 'a2', release: 'v2', address: '10.0.0.4', gate: 'closed' }),
]

/** Machines whose workers were told so. */
export const gated = (gate: Machine['gate'], machines: readonly Machine[]): readonly Machine[] =>
  machines.map((machine) => ({ ...machine, gate }))

export const aRoute = (forwards: Route['forwards'], name = '443'): Route => ({
  arn: `arn:route/${name}`,
  name,
  pair: 0,
  forwards,
  said: forwards,
})

export const aPreview = (change: Partial<Preview> = {}): Preview => ({
  shows: 'green',
  names: ['green', 'blue'],
  attempt: 'a2',
  rules: [
    {
      arn: 'arn:preview',
      pair: 0,
      header: { name: 'X-Switchover-Preview', value: 'abc' },
      url: 'http://app.example.com/',
    },
  ],
  ...change,
})

/** The open attempt a2 of v2 on green. */
export const someAttempt = (change: Partial<Attempt> = {}): Attempt => ({
  id: 'a2',
  color: 'green',
  release: 'v2',
  build: 'b2',
  attempt: 'a2',
  adopted: false,
  kind: 'deploy',
  verdict: 'open',
  parked: undefined,
  count: 2,
  made: 'image=ami-1',
  passed: [],
  reason: '',
  run: 'o/r/7/1',
  ...change,
})

/** v1 is held on blue for ten more minutes. */
export const aHold = (change: Partial<IdleMemo> = {}): IdleMemo => ({
  color: 'blue',
  release: 'v1',
  build: 'b1',
  attempt: 'a1',
  adopted: false,
  standing: 'held',
  due: now + 600_000,
  approval: false,
  holdDefault: 'retire',
  since: now - 600_000,
  run: 'o/r/6/1',
  by: 'bob',
  reason: '',
  ...change,
})

const blueLive = {
  color: 'blue',
  release: 'v1',
  build: 'b1',
  attempt: 'a1',
  adopted: false,
  since: 0,
} as const
const greenLive = {
  color: 'green',
  release: 'v2',
  build: 'b2',
  attempt: 'a2',
  adopted: false,
  since: 0,
} as const

export const aMemo = (change: Partial<Memo> = {}): Memo => ({
  ...emptyMemo,
  written: 5,
  sequence: 1,
  live: blueLive,
  ...change,
})

/** v1 is live on blue, green is empty, nothing is open. */
export const someSeen = (change: Partial<Observation> = {}): Observation => ({
  memo: aMemo(),
  routes: [aRoute('blue'), aRoute('blue', '443 rule 80')],
  sides: { blue: aSide(blueMachines), green: emptySide },
  preview: undefined,
  kept: [],
  owned: [],
  lease: undefined,
  gate: undefined,
  alarms: [],
  findings: {},
  run: newRun,
  ...change,
})

/** The attempt a2 stands on green, healthy and previewed; traffic is on blue. */
export const seenOpen = (attempt: Partial<Attempt> = {}, change: Partial<Observation> = {}): Observation =>
  someSeen({
    memo: aMemo({ sequence: 2, attempt: someAttempt(attempt) }),
    sides: { blue: aSide(blueMachines), green: aSide(greenMachines) },
    preview: aPreview(),
    run: { ...newRun, attempt: 'a2' },
    ...change,
  })

/** The intent is written and every route is on green. */
export const seenMoved = (attempt: Partial<Attempt> = {}, change: Partial<Observation> = {}): Observation => {
  const seen = seenOpen(attempt, change)
  return {
    ...seen,
    memo: { ...seen.memo, intent: wholly('green') },
    routes: change.routes ?? [aRoute('green'), aRoute('green', '443 rule 80')],
  }
}

/** v2 is live on green, v1 is held on blue. */
export const seenHeld = (hold: Partial<IdleMemo> = {}, change: Partial<Observation> = {}): Observation =>
  someSeen({
    memo: aMemo({ sequence: 2, live: greenLive, idle: aHold(hold) }),
    routes: [aRoute('green'), aRoute('green', '443 rule 80')],
    sides: { blue: aSide(gated('closed', blueMachines)), green: aSide(gated('open', greenMachines)) },
    preview: aPreview({ shows: 'blue', names: ['blue', 'green'] }),
    ...change,
  })

export const aFinding = (check: Check, key: string, change: Partial<Finding> = {}): Finding => ({
  key,
  check,
  passed: true,
  at: now,
  streak: 1,
  said: 'as asked',
  nodes: [],
  machines: [],
  ...change,
})

/** Findings by their keys. */
export const found = (...findings: readonly Finding[]): Observation['findings'] =>
  Object.fromEntries(findings.map((finding) => [finding.key, finding]))

/** The same look by a process that has stood on this rung for so long. */
export const stood = (seen: Observation, rung: Step, ms: number): Observation => ({
  ...seen,
  run: { ...seen.run, entered: { ...seen.run.entered, [rung.name]: now - ms } },
})

/** The step's answer. */
export const answer = (step: Step, seen: Observation, goal: Goal = someGoal): Move =>
  step.next(goal, seen, now)

/** `act launch: why`, `wait 250: why`, `pass`, `reject: why`: an answer in one line. */
export function told(move: Move): string {
  if (move.kind === 'pass') return 'pass'
  if (move.kind === 'act') return `act ${move.act.kind}: ${move.why}`
  if (move.kind === 'wait') return `wait ${move.forMs}: ${move.why}`
  if (move.kind === 'done') return `done ${move.outcome}: ${move.why}`
  return `${move.kind}: ${move.why}`
}

/** The memo that the step has written; undefined where it writes none. */
export const written = (move: Move): Memo | undefined =>
  move.kind === 'act' && move.act.kind === 'remember' ? move.act.memo : undefined
