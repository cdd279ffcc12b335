import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import { held } from '../stage/ends.ts'
import { seededRandom, testSeed } from '../stage/seeded.ts'
import { onStage, type Stage, unhurried } from '../stage/stage.ts'

/** A moment of a run: so long after so many lines of its log, which a slow machine cannot stretch out of its course. */
interface Moment {
  readonly lines: number
  readonly ms: number
}

/** About as many lines as an undisturbed deploy prints. */
const deployLines = 22

/** Kills a deploy at random moments spread over its whole course, and runs it again as GitHub does: same run, next attempt. */
export function killAtMoments(count: number): void {
  const random = seededRandom(testSeed)
  const moments = Array.from({ length: count }, (_, i) => ({
    lines: Math.floor(((i + random()) / count) * deployLines),
    ms: Math.floor(random() * 400),
  }))

  describe.concurrent(`SWITCHOVER_TEST_SEED=${testSeed}`, () => {
    test.each(moments)(
      'a deploy killed $ms ms after line $lines of its log ends held when it is run again',
      (moment) =>
        onStage({ ...unhurried, options: { ...unhurried.options, seed: moment.ms } }, async (stage) => {
          const killed = await killedAt(stage, moment)

          const again = await stage.start('deploy', { inputs: { release: 'v2' }, runAttempt: 2 }).done

          const seen = await stage.load.stop()
          const told = `${killed.log}\n── killed\n${again.log}`
          expect(again.outputs['outcome'], told).toBeOneOf(isOver(killed) ? ['held', 'unchanged'] : ['held'])
          expect(await stage.standing(), told).toEqual(held)
          expect({ lost: seen.lost, failed: seen.failed }, told).toEqual({ lost: [], failed: [] })
        }),
    )
  })
}

const isOver = ({ signal }: ActionResult): boolean => signal === null

async function killedAt(stage: Stage, { lines, ms }: Moment): Promise<ActionResult> {
  let printed = 0
  const there = Promise.withResolvers<void>()
  const count = (text: string) => {
    printed += text.split('\n').length - 1
    if (printed >= lines) there.resolve()
  }
  const first = stage.start('deploy', { inputs: { release: 'v2' }, onOutput: count })
  count('')
  await Promise.race([there.promise.then(() => pause(ms)), first.done])
  first.kill()
  return first.done
}
