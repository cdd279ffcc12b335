import { beforeAll, expect, test } from 'vitest'
import { expectEnd } from '../../scenarios/support/endings.ts'
import type { Stage } from './stage.ts'
import { pair, perform, told } from './told.ts'

/** Every route is set to what it is before the first of them is switched. */
const firstSwitch = ['ModifyListener', 'ModifyListener']

/** A runner that is gone in the midst of its work. */
export function whenKilled(stage: Stage): void {
  beforeAll(() => stage.begin(2))

  test('after a launch and again after the first route, the next run launches nothing more and ends where it would have', async () => {
    const around = { runId: 77 }
    await stage.die(['RunInstances'], 'deploy', { release: 'v2' }, { ...around, runAttempt: 1 })
    await stage.die(firstSwitch, 'deploy', { release: 'v2' }, { ...around, runAttempt: 2 })
    expect(told(await stage.person.look()).routes).toEqual(['web-green', 'web-blue'])
    const result = await stage.run('deploy', { release: 'v2' }, { ...around, runAttempt: 3 })

    expectEnd(result, 'held, green v2, blue unknown')
    const after = await stage.person.look()
    expect(told(after)).toMatchObject({ routes: ['web-green', 'web-green'], green: pair('green', 'v2') })
    expect(after.instances).toHaveLength(5)
  })

  test('after a launch, a sweep launches nothing, ends what is left, and then finds nothing to do', async () => {
    await stage.begin(2)
    const before = told(await stage.person.look())
    // A later attempt of the same run: the lease of the one that died is not waited out.
    const around = { runId: 78 }
    await stage.die(['RunInstances'], 'deploy', { release: 'v2' }, { ...around, runAttempt: 1 })
    expectEnd(await stage.run('sweep', {}, { ...around, runAttempt: 2 }), 'swept, blue unknown, green empty')

    const after = await stage.person.look()
    expect(told(after)).toEqual(before)
    // Each zone's is a launch of its own: the other one was never made.
    expect(after.instances.filter((instance) => instance.endsWith('terminated'))).toHaveLength(1)
    expect(after.instances).toHaveLength(4)
    const { result, before: swept, after: again } = await perform(stage, 'sweep')
    expectEnd(result, 'swept, blue unknown, green empty')
    expect(again).toEqual(swept)
  })
}
