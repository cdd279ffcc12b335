import { expect } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import type { Stage } from '../support/stage.ts'

/** How a sweep ended, in words: `rolled-back 1, green v2, blue v1`, with the exit code of the step. */
export function expectSwept(result: ActionResult, words: string): void {
  const { code, outputs, log, summary } = result
  const side = (which: string) => `${outputs[`${which}-color`]} ${outputs[`${which}-release`] || 'empty'}`
  expect(`${outputs['outcome']} ${code}, ${side('live')}, ${side('idle')}`, log).toBe(words)
  expect(log).toContain(`Result: ${outputs['outcome']?.toUpperCase()}  `)
  expect(summary.toLowerCase()).toContain(outputs['outcome'])
}

/** One more sweep finds nothing to do, and says so without writing anything. */
export async function expectNothingOwed(stage: Stage): Promise<void> {
  const before = await stage.writes()
  const again = await stage.run('sweep', { service: '*' })
  expect([again.code, again.outputs['outcome']], again.log).toEqual([0, 'swept'])
  expect((await stage.writes()).slice(before.length), again.log).toEqual([])
}
