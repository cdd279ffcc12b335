import { beforeAll, expect, test } from 'vitest'
import { expectEnd } from '../../scenarios/support/endings.ts'
import type { Stage } from './stage.ts'
import { pair, told } from './told.ts'

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
}
