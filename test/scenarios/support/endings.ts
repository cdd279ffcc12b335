import { expect } from 'vitest'
import type { ApiCall } from '../../support/api-call.ts'
import type { ActionResult } from '../../support/runner.ts'
import { sized } from '../../support/size.ts'
import type { Stage } from './stage.ts'

/** How a run ended, in words: `held, green v2, blue v1`; a wrong exit code is part of it. */
function ended({ code, outputs }: ActionResult): string {
  const failing = ['rejected', 'refused', 'failed', 'stranded', 'skipped']
  const outcome = outputs['outcome'] ?? 'no outcome'
  const fits = code === (failing.includes(outcome) ? 1 : 0)
  const side = (which: string) => `${outputs[`${which}-color`]} ${outputs[`${which}-release`] || 'empty'}`
  return `${outcome}${fits ? '' : ` with exit code ${code}`}, ${side('live')}, ${side('idle')}`
}

/** It ended like this, and log, summary and outputs say the same (R10); a failure shows the log. */
export function expectEnd(result: ActionResult, words: string): void {
  expect(ended(result), result.log).toBe(words)
  // A test that misspells an input tests something else.
  expect(result.log).not.toContain('Unexpected input(s)')
  const outcome = words.split(',')[0] ?? ''
  expect(result.log).toMatch(new RegExp(`^Result: ${outcome.toUpperCase()}  `, 'm'))
  expect(result.summary.toLowerCase()).toContain(outcome)
}

/** Refused, with one annotation that says why. */
export function expectRefusal(result: ActionResult, why: RegExp): void {
  const { code, outputs, commands, log } = result
  expect({ code, outcome: outputs['outcome'] }, log).toEqual({ code: 1, outcome: 'refused' })
  // A secret is registered before anything is read.
  const said = commands.filter(({ name }) => name !== 'add-mask')
  expect(said.map(({ name }) => name)).toEqual(['error'])
  expect(said[0]?.message).toMatch(why)
}

export type Question = readonly [command: string, inputs?: Readonly<Record<string, string>>]

/** Commands that answer as `deploy` does. */
const likeDeploy: ReadonlySet<string> = new Set(['provision', 'test'])

/**
 * Runs commands that are all to be refused, at once: none may write, so none can disturb another. Where a lease
 * stands, only taking it shows whether its holder lives: that is no change, as long as it is given back. At the small
 * size `provision` and `test` are left out beside `deploy`, which answers for them.
 */
export async function expectRefusals(
  stage: Stage,
  why: RegExp,
  questions: readonly Question[],
  lease: 'none' | 'alive' | 'over' = 'none',
): Promise<void> {
  const spoken = questions.some(([command]) => command === 'deploy')
  const few = questions.filter(([command]) => !spoken || !likeDeploy.has(command))
  const before = await stage.writes()
  const asked = sized({ small: few, full: questions })
  const results = []
  // Each that takes the lease to see who holds it would be in the way of the next.
  if (lease === 'over') for (const [command, inputs] of asked) results.push(await stage.run(command, inputs))
  else results.push(...(await Promise.all(asked.map(([command, inputs]) => stage.run(command, inputs)))))

  for (const result of results) expectRefusal(result, why)
  const writes = (await stage.writes()).slice(before.length)
  expect(writes.filter((call) => lease === 'none' || !isAboutLease(call, lease))).toEqual([])
  if (lease === 'over') expect((await stage.person.rules()).filter(isLeaseRule)).toEqual([])
}

/** A lease that is alive can only be tried in vain; one that is over is deleted, made anew and deleted. */
function isAboutLease({ action, error, parameters }: ApiCall, lease: 'alive' | 'over'): boolean {
  const creates = action === 'CreateRule' && JSON.stringify(parameters).includes('X-Switchover-Lease')
  return lease === 'alive' ? creates && error === 'PriorityInUse' : creates || action === 'DeleteRule'
}

const isLeaseRule = ({ Priority }: { readonly Priority?: string | undefined }) => Priority === '11'
