import { expect } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import type { Stage } from './stage.ts'

/** What every run of a story printed, for the message of an assertion that fails. */
export const told = (...runs: readonly ActionResult[]): string =>
  runs.map(({ log, signal }) => (signal === null ? log : `${log}\n── ${signal}`)).join('\n── next run\n')

/** No client has lost a request, and the application has answered every one well. */
export function expectNothingLost(stage: Stage, message: string): void {
  const { lost, failed } = stage.load.seen()
  expect({ lost, failed }, message).toEqual({ lost: [], failed: [] })
}
