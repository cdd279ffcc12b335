import { describe, expect, test } from 'vitest'
import { until } from '../../scenarios/support/until.ts'
import { isWrite } from '../../support/api-call.ts'
import { type ActionResult, runPost } from '../../support/runner.ts'
import { alone, held } from '../stage/ends.ts'
import { patienceMs } from '../stage/patience.ts'
import { seededRandom, testSeed } from '../stage/seeded.ts'
import { configOf, fast, onStage, type Stage } from '../stage/stage.ts'
import { expectNothingLost, told } from '../stage/told.ts'
import { type Moment, momentsOfDeploy, reached } from './moments.ts'

/** Cancels a deploy as GitHub does at random moments, lets `post` clean up, and runs a deploy again. */
export function cancelAtMoments(count: number): void {
  describe.concurrent(`SWITCHOVER_TEST_SEED=${testSeed}`, { timeout: patienceMs }, () => {
    test.each(momentsOfDeploy(count, seededRandom(testSeed)))(
      'a deploy cancelled $ms ms after line $lines of its log is never green, and the next run goes on',
      (moment) =>
        onStage(fast, async (stage) => {
          const cancelled = await cancel(stage, moment)
          const outcome = cancelled.outputs['outcome'] ?? ''
          const post = await runPost(cancelled.state, call(stage, 1))
          const between = await stage.standing()
          const next = await stage.start('deploy', call(stage, 2)).done

          const story = told(cancelled, post, next)
          // A cancel that comes when all is done and said ends the process like any other: red, though held.
          const isOver = cancelled.signal !== null && /^Result: HELD/m.test(cancelled.log)
          expect(cancelled.code === 0 || isOver, story).toBe(outcome === 'held')
          expect(post.code, story).toBe(0)
          expect(outcome, story).toBeOneOf(['held', 'rejected', 'failed', ''])
          // From the intent on the side may have had traffic: a rejection keeps it to be looked at.
          const isEmptied =
            outcome === 'rejected' && !cancelled.log.includes('every route is about to be set')
          if (isEmptied) expect(between, story).toEqual({ ...alone, everMade: between.everMade })
          expect(between.leases, story).toBe(0)
          expect(next.outputs['outcome'], story).toBeOneOf(
            outcome === 'held' ? ['held', 'unchanged'] : ['held'],
          )
          expect(await stage.standing(), story).toEqual({ ...held, everMade: expect.any(Number) })
          expectNothingLost(stage, story)
        }),
    )
  })
}

const call = (stage: Stage, runAttempt: number) => ({
  inputs: { command: 'deploy', release: 'v2', config: configOf(stage.sandbox, fast) },
  env: stage.sandbox.env,
  runAttempt,
})

async function cancel(stage: Stage, moment: Moment): Promise<ActionResult> {
  const { step, there } = reached(moment, (onOutput) =>
    stage.start('deploy', { ...call(stage, 1), onOutput }),
  )
  await there
  step.cancel()
  return step.done
}

/** A run that cannot answer the signals: an answer of AWS holds it up until the kill comes. */
export function cancelUnanswered(): void {
  test(
    'a deploy that is killed before it can answer its cancel is ended by post as rejected',
    () =>
      onStage(fast, async (stage) => {
        const step = stage.start('deploy', { ...call(stage, 1), onOutput: () => {} })
        await stage.faults([{ action: 'CreateTags', kind: 'delay', ms: 120_000 }])
        await until(async () =>
          (await stage.calls()).some((call) => call.action === 'RunInstances' && isWrite(call)),
        )
        step.kill('SIGSTOP')
        step.cancel()
        const killed = await step.done
        await stage.noFaults()
        const post = await runPost(killed.state, call(stage, 1))

        const story = told(killed, post)
        expect(killed.signal, story).toBe('SIGKILL')
        expect(post.log, story).toContain('REJECTED')
        expect(await stage.standing(), story).toEqual({ ...alone, everMade: expect.any(Number) })
        expectNothingLost(stage, story)
      }),
    patienceMs,
  )
}
