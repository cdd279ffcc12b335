import type { ActionResult } from '../../support/runner.ts'
import { runPost } from '../../support/runner.ts'
import { openStage, type Stage } from '../support/stage.ts'

/** A stage of its own for each story: they take their time, and take it side by side. */
export async function onStage(tell: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage({ routes: 2 }, { lease: '20s' })
  try {
    await tell(stage)
  } finally {
    await stage.close()
  }
}

/** The workflow run that every step of a story is in. */
export const runId = 7

/** Runs `post` after a step of that run, as the runner does at the end of its job. */
export const cleanedUp = (
  stage: Stage,
  { state }: ActionResult,
  inputs: Readonly<Record<string, string>> = { command: 'deploy', release: 'v2' },
) => runPost(state, { runId, inputs: { config: stage.config(), ...inputs }, env: stage.sandbox.env })

/** How many lease rules stand. */
export const leases = async ({ person }: Stage): Promise<number> =>
  (await person.rules()).filter(({ Priority }) => Priority === '11').length

/** What the runs of a story printed, for the message of an assertion that fails. */
export const told = (...runs: readonly ActionResult[]): string =>
  runs.map(({ log }) => log).join('\n── next\n')
