import { expect, test } from 'vitest'
import type { ApiCall } from '../../support/api-call.ts'
import { deployed, type Naming, tally, throttled } from '../stage/at-scale.ts'
import { patienceMs } from '../stage/patience.ts'
import { onStage } from '../stage/stage.ts'
import { expectNothingLost } from '../stage/told.ts'

const most = { readsALook: 4, launchACall: 100, targetsACall: 200, peakMb: 160 }

/** A deploy of so many machines beside as many: it ends held, asks no more than it must, and stays small. */
export function deployOf(machines: number, naming: Naming): void {
  test(
    `a throttled deploy of ${machines} machines over 3 subnets (${naming}) keeps to ${JSON.stringify(most)}`,
    () =>
      onStage(throttled(machines, naming), async (stage) => {
        const { deployed: step, calls, looks, readsALook, peakMb } = await deployed(stage, patienceMs)

        console.log(
          `${machines} machines in ${Math.round(step.durationMs / 100) / 10} s, ${peakMb} MB`,
          tally(calls),
        )
        expect(step.outputs['outcome'], step.log).toBe('held')
        const { targets, machines: there } = await stage.standing()
        expect(targets).toEqual({ 'web-blue': machines, 'web-green': machines })
        expect(there).toEqual({ 'blue v1': machines, 'green v2': machines })
        expectFewCalls(calls, machines, naming)
        expect(looks, 'the wait is long enough to be a steady state').toBeGreaterThan(2)
        expect(readsALook).toBeLessThanOrEqual(most.readsALook)
        expect(peakMb).toBeLessThan(most.peakMb)
        expectNothingLost(stage, step.log)
      }),
    patienceMs,
  )
}

/** O(n/100) launches, a few more where subnets do not divide evenly; O(n/200) registrations; a name costs one call each. */
function expectFewCalls(calls: readonly ApiCall[], machines: number, naming: Naming): void {
  const accepted = (action: string) =>
    calls.filter((call) => call.action === action && call.error === undefined)
  const sizes = (action: string, size: (parameters: never) => number) =>
    accepted(action).map(({ parameters }) => size(parameters as never))
  const launches = sizes('RunInstances', ({ MaxCount }: { MaxCount: number }) => MaxCount)
  const registrations = sizes(
    'RegisterTargets',
    ({ Targets }: { Targets: readonly unknown[] }) => Targets.length,
  )

  expect(Math.max(...launches)).toBeLessThanOrEqual(most.launchACall)
  expect(launches.length).toBeLessThanOrEqual(Math.ceil(machines / most.launchACall) + 3)
  expect(sum(launches)).toBe(machines)
  expect(Math.max(...registrations)).toBeLessThanOrEqual(most.targetsACall)
  expect(registrations.length).toBe(Math.ceil(machines / most.targetsACall))
  expect(sum(registrations)).toBe(machines)
  const named = accepted('CreateTags').filter(({ parameters }) =>
    JSON.stringify(parameters).includes('"Name"'),
  )
  expect(named.length).toBe(naming === 'numbered' ? machines : 0)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
