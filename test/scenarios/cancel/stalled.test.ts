import { describe, expect } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import type { Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'
import { cleanedUp, leases, onStage, runId, told } from './told.ts'

/** Cancels in the runner's own rhythm, while AWS does not answer: SIGINT, 7.5 s later SIGTERM, 2.5 s later the kill. */

const asAtFirst = { blue: ['v1 healthy'], green: [], apart: [], preview: 'none' }

/** Cancels a deploy as soon as a call of it has come to AWS, which never answers that one. */
async function cancelledAt(stage: Stage, action: string, nth = 1): Promise<ActionResult> {
  const running = stage.start('deploy', { release: 'v2' }, { runId })
  await stage.faults([{ action, nth, kind: 'delay', when: 'after', ms: 600_000 }])
  await until(() => stage.struck())
  running.cancel()
  return running.done
}

/** Of two routes: the trial before the launch sets each to what it is, and the switch the first one only. */
const inTheMiddle = ['ModifyListener', 2] as const

describe.concurrent('a deploy whose cancel AWS leaves unanswered', () => {
  thorough.each([['RunInstances', 1], ['RegisterTargets', 1], inTheMiddle] as const)(
    'ends by itself before the kill at %s, and post undoes what is not live',
    (action, nth) =>
      onStage(async (stage) => {
        const main = await cancelledAt(stage, action, nth)
        const between = await stage.person.look()
        await stage.noFaults()
        const post = await cleanedUp(stage, main)

        const story = told(main, post)
        expect({ code: main.code, signal: main.signal }, story).toEqual({ code: 1, signal: null })
        expect(main.outputs['outcome'], story).toBe('failed')
        expect(main.log).toMatch(/^Result: FAILED {2}web: .*the run was cancelled, and its time is over/m)
        const moved = action === 'ModifyListener' ? ['green', 'blue'] : ['blue', 'blue']
        expect(between.routes, story).toEqual(moved)
        expect(post.code).toBe(0)
        expect(post.log, story).toMatch(/^Result: REJECTED {2}web: blue serves v1/m)
        expect(post.summary.toLowerCase()).toContain('rejected')
        expect(await leases(stage), story).toBe(0)
        const { routes, blue, preview, ...rest } = await stage.person.look()
        expect({ routes, blue }, story).toEqual({ routes: ['blue', 'blue'], blue: asAtFirst.blue })
        // What may have had traffic is kept to be looked at.
        if (action !== 'ModifyListener') expect({ blue, preview, ...rest }, story).toEqual(asAtFirst)
      }),
  )
})
