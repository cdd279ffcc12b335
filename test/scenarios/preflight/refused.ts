import { expect } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import { expectRefusal } from '../support/endings.ts'
import type { Stage } from '../support/stage.ts'

/** The command is refused with exactly these lines, of which the first goes on with where things stand; nothing is written. */
export async function expectTold(
  stage: Stage,
  service: string,
  [command, inputs = {}]: readonly [command: string, inputs?: Readonly<Record<string, string>>],
  lines: readonly string[],
): Promise<ActionResult> {
  const before = (await stage.writes()).length

  const result = await stage.run(command, { config: stage.config({}, service), ...inputs })

  expectRefusal(result, /./)
  const [first = '', ...more] =
    result.commands.find(({ name }) => name === 'error')?.message.split('\n') ?? []
  expect([first.slice(0, lines[0]?.length), ...more]).toEqual(lines)
  expect(first).toMatch(/\. Nothing was changed\.$/)
  expect((await stage.writes()).slice(before)).toEqual([])
  return result
}

/** The first line of a refusal that the checks of the config against AWS give. */
export const misfit = 'the config does not fit what is in AWS'
