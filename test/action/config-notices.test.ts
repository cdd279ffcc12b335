import { expect, test } from 'vitest'
import { configNotices } from '../../src/action/config-notices.ts'
import { toldAfterMs } from '../../src/deploy/minutes.ts'
import { aWatch, someTerms } from '../deploy/goals.ts'

const watch = aWatch({ compare: { minutes: 3, baseline: 10 } })
const by = (everyMs: number, steps = [10, 100]) => ({
  ...someTerms,
  watch,
  switch: { before: [], after: [], steps, everyMs },
})

test('steps that are over before AWS has told of their minutes are compared with nothing, and that is said', () => {
  expect(configNotices('deploy', by(toldAfterMs(3) - 1))).toEqual([
    'switch.every is 420 s: CloudWatch has not told of 3 minutes by then, so that watch.compare begins with the last step; give it 7m or more.',
  ])
  expect(configNotices('deploy', by(toldAfterMs(3)))).toEqual([])
  expect(configNotices('deploy', by(0, [100]))).toEqual([])
})

test('a command that switches nothing is told nothing of it', () => {
  expect(configNotices('retire', by(1))).toEqual([])
})
