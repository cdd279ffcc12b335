import { expect } from 'vitest'
import { timedRollbacks } from '../support/rollback-time.ts'
import { openStage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

/** Of its own time: AWS answers at once. The quickest of these counts, since a busy machine makes none of them quicker. */
const [rounds, limitMs] = [2, 3_000]

thorough('a rollback has set its last route within three seconds of the start of its process', async () => {
  const stage = await openStage({ routes: 2, targets: 2, nodes: 2 })
  const times = await timedRollbacks(stage, rounds)
  await stage.close()

  expect(Math.min(...times.map(({ switchedMs }) => switchedMs))).toBeLessThan(limitMs)
})
