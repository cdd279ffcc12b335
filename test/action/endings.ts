import type { Ending } from '../../src/action/ending.ts'
import type { Finding } from '../../src/deploy/finding.ts'
import { emptyMemo } from '../../src/deploy/memo.ts'
import type { Color, Observation } from '../../src/deploy/model.ts'
import type { Attempt } from '../../src/deploy/record.ts'
import { newRun } from '../../src/deploy/run-seen.ts'
import type { Machine, Side, TargetState } from '../../src/deploy/side.ts'

export const noon = Date.UTC(2026, 10, 22, 12, 0, 0)

export const machine = (id: string, change: Partial<Machine> = {}): Machine => ({
  id,
  state: 'running',
  address: `10.0.0.${id.length}`,
  publicAddress: undefined,
  zone: 'eu-west-1a',
  subnet: 'subnet-a',
  name: id,
  launched: noon - 60_000,
  ours: true,
  origin: 'launched',
  gate: undefined,
  attempt: 'a2',
  release: 'v42',
  stateReason: '',
  ...change,
})

export const side = (machines: readonly Machine[], state: TargetState = 'healthy'): Side => ({
  machines,
  targets: machines.map(({ id }) => ({ id, port: 80, pair: 0, group: 'web', state, said: '' })),
  records: [],
  scaling: undefined,
})

/** Green serves v42 since a minute; blue is held with v41 until half past twelve. */
export function anObservation(change: Partial<Observation> = {}): Observation {
  const was = { build: 'b', adopted: false }
  return {
    memo: {
      ...emptyMemo,
      live: { ...was, color: 'green', release: 'v42', attempt: 'a2', since: noon - 60_000 },
      idle: {
        ...{ ...was, color: 'blue', release: 'v41', attempt: 'a1', standing: 'held', since: noon - 60_000 },
        ...{
          due: noon + 1_800_000,
          approval: false,
          holdDefault: 'retire',
          run: 'o/r/1/1',
          by: 'mona',
          reason: '',
        },
      },
    },
    routes: (['443', '80'] as const).map((name) => ({
      arn: `arn:${name}`,
      name,
      pair: 0,
      forwards: 'green',
      said: 'green',
    })),
    sides: {
      green: side([machine('i-g1'), machine('i-g22')]),
      blue: side([machine('i-b1', { attempt: 'a1', release: 'v41' })]),
    },
    preview: {
      shows: 'blue',
      names: ['blue', 'green'],
      attempt: 'a2',
      rules: [
        {
          arn: 'arn:preview',
          pair: 0,
          header: { name: 'X-Switchover-Preview', value: 'verysecretvalue' },
          url: 'http://app.example.com/',
        },
      ],
    },
    kept: [],
    owned: [],
    lease: undefined,
    gate: undefined,
    alarms: [],
    findings: {},
    run: newRun,
    ...change,
  }
}

/** An attempt that is open on blue. */
export const anAttempt: Attempt = {
  ...{ id: 'a3', attempt: 'a3', color: 'blue', release: 'v43', build: 'b', adopted: false, kind: 'deploy' },
  ...{ verdict: 'open', parked: undefined, count: 1, made: '', passed: [], reason: '', run: 'o/r/1/1' },
}

/** The same with every route on this side. */
export const routedTo = (color: Color): Observation =>
  anObservation({
    routes: anObservation().routes.map((route) => ({ ...route, forwards: color, said: color })),
  })

export const aProof: Finding = {
  key: 'proof/green',
  check: 'proof',
  passed: true,
  at: noon - 30_000,
  streak: 1,
  said: '40 of 40 answers in a row say v42',
  machines: [],
  nodes: [
    {
      node: '10.0.1.17',
      route: '443',
      passes: 20,
      convergedMs: 1400,
      asked: true,
      said: 'v42',
      from: 'runner',
    },
    {
      node: '10.0.1.18',
      route: '443',
      passes: 0,
      convergedMs: undefined,
      asked: false,
      from: 'runner',
      said: 'no connection',
    },
  ],
}

/** A deploy that ended held, its switch proven. */
export const anEnding = (change: Partial<Ending> = {}): Ending => ({
  service: 'web',
  command: 'deploy',
  outcome: 'held',
  why: '',
  seen: anObservation(),
  changes: ['443: web-blue → web-green; nothing else changed'],
  skew: undefined,
  acts: [
    {
      rung: 'switch traffic',
      act: { kind: 'forward', color: 'green' },
      why: '443 and 80: blue → green',
      at: noon - 40_000,
    },
  ],
  plan: undefined,
  proof: aProof,
  counts: '',
  mistakes: [],
  fleet: 'ec2',
  made: 'image=ami-0a1b2c3d template=lt-0a1b2c3d:7',
  watch: undefined,
  lastWords: [],
  hold: undefined,
  orphans: [],
  notices: [],
  ...change,
})
