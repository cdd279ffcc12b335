import { describe, expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { type GroupStage, openGroupStage } from '../support/group-stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

/** Each story on a stage of its own: groups take their time. What they launch from now on starts in 1.5 s. */
async function onStage(tell: (stage: GroupStage) => Promise<void>): Promise<void> {
  const stage = await openGroupStage({}, { bootMs: [1_500, 1_500] })
  try {
    await tell(stage)
  } finally {
    await stage.close()
  }
}

const healthy = async ({ person }: GroupStage, color: 'blue' | 'green') =>
  (await person.look())[color].filter((target) => target.endsWith(' healthy')).length

const raiseGreen = ({ groups }: GroupStage) =>
  groups.scaling.setDesiredCapacity({ AutoScalingGroupName: 'asg-green', DesiredCapacity: 4 })

/** Whatever a group launches from here on, AWS has no room for it. */
const full = { action: 'RunInstances', kind: 'error', code: 'InsufficientInstanceCapacity', times: 100 }
const denied = { action: 'UpdateAutoScalingGroup', kind: 'deny', times: 100 }

describe.concurrent('a held group that is smaller than the live one of today', () => {
  thorough(
    'is raised and waited for beside a live side that is well; where that is denied, nothing moves',
    () =>
      onStage(async (stage) => {
        await stage.run('deploy', { release: 'v2', hold: '20m' })
        await raiseGreen(stage)
        await until(async () => (await healthy(stage, 'green')) === 4)
        await stage.faults([denied])

        const spared = await stage.run('rollback')
        const before = await stage.person.look()
        await stage.noFaults()
        const result = await stage.run('rollback')

        expectEnd(spared, 'failed, green v2, blue v1')
        expect(spared.log).toMatch(
          /2 of 2 targets healthy; green has 4 healthy; UpdateAutoScalingGroup.*denied/i,
        )
        expect(before.routes).toEqual(['green'])
        expectEnd(result, 'rolled-back, blue v1, green v2')
        const said = ['asg-blue: 2 → 4, as many as green has', 'targets healthy', '▸ roll traffic back']
        const at = said.map((words) => result.log.indexOf(words))
        expect(at, result.log).toEqual(at.toSorted((a, b) => a - b))
        expect(at).not.toContain(-1)
        expect(await healthy(stage, 'blue')).toBe(4)
        expect(await stage.groups.size('blue')).toBe('4 of 1-10')
      }),
  )

  thorough('is raised once, but not waited for, where the live side is failing', () =>
    onStage(async (stage) => {
      await stage.run('deploy', { release: 'late-sick-v2', hold: '20m' })
      await until(async () => {
        await fetch(`${stage.sandbox.nodes[0]?.[0]}/`).then((answer) => answer.text())
        return (await healthy(stage, 'green')) === 0
      })
      await raiseGreen(stage)
      await stage.faults([full])
      await stage.die({ action: 'UpdateAutoScalingGroup', when: 'after' }, 'rollback')

      const result = await stage.run('rollback')

      expectEnd(result, 'rolled-back, blue v1, green late-sick-v2')
      // The run that was killed had raised it.
      expect(result.log).not.toContain('raise the held side')
      expect(await healthy(stage, 'blue')).toBe(2)
      expect(await stage.groups.size('blue')).toBe('4 of 1-10')
    }),
  )
})
