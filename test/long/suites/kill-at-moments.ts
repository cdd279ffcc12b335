import { describe, expect, test } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import { held } from '../stage/ends.ts'
import { patienceMs } from '../stage/patience.ts'
import { seededRandom, testSeed } from '../stage/seeded.ts'
import { onStage, type Stage, unhurried } from '../stage/stage.ts'
import { expectNothingLost, told } from '../stage/told.ts'
import { type Moment, momentsOfDeploy, reached } from './moments.ts'

/** Kills a deploy at random moments spread over its whole course, and runs it again as GitHub does: same run, next attempt. */
export function killAtMoments(count: number): void {
  describe.concurrent(`SWITCHOVER_TEST_SEED=${testSeed}`, { timeout: patienceMs }, () => {
    test.each(momentsOfDeploy(count, seededRandom(testSeed)))(
      'a deploy killed $ms ms after line $lines of its log ends held when it is run again',
      (moment) =>
        onStage({ ...unhurried, options: { ...unhurried.options, seed: moment.ms } }, async (stage) => {
          const killed = await killedAt(stage, moment)

          const again = await stage.start('deploy', { inputs: { release: 'v2' }, runAttempt: 2 }).done

          const story = told(killed, again)
          expect(again.outputs['outcome'], story).toBeOneOf(isOver(killed) ? ['held', 'unchanged'] : ['held'])
          expect(await stage.standing(), story).toEqual(held)
          expectNothingLost(stage, story)
        }),
    )
  })
}

const isOver = ({ signal }: ActionResult): boolean => signal === null

async function killedAt(stage: Stage, moment: Moment): Promise<ActionResult> {
  const { step, there } = reached(moment, (onOutput) =>
    stage.start('deploy', { inputs: { release: 'v2' }, onOutput }),
  )
  await there
  step.kill()
  return step.done
}
