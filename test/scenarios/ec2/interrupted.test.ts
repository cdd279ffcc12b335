import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sized } from '../../support/size.ts'
import type { Mapping } from '../support/config.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { launched } from './machines.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ targets: 2 })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const first = (action: string): Mapping => ({ action, nth: 1 })

/** Everything that makes a side of instances and names, killed at each of its calls. */
const moments: readonly Mapping[] = [
  { ...first('RunInstances'), when: 'after' },
  { action: 'RunInstances', nth: 2, when: 'before' },
  { action: 'RunInstances', nth: 2, when: 'after' },
  { ...first('CreateTags'), when: 'before' },
  { ...first('CreateTags'), when: 'after' },
  { ...first('ChangeResourceRecordSets'), when: 'before' },
  { ...first('ChangeResourceRecordSets'), when: 'after' },
  { ...first('GetChange'), when: 'before' },
  { ...first('RegisterTargets'), when: 'after' },
]

test.for(sized({ small: moments.slice(0, 1), full: moments }))(
  'killed $when $action $nth, and run again: none is left over, none launched twice, each named once',
  async (at) => {
    await stage.die(at, 'deploy', { release: 'v2' })

    const result = await stage.run('deploy', { release: 'v2' })

    expectEnd(result, 'held, green v2, blue v1')
    expect(launched(stage)).toHaveLength(2)
    expect(await stage.person.targetIds('green')).toEqual(
      launched(stage)
        .map(({ id }) => id)
        .toSorted(),
    )
    expect(
      launched(stage)
        .map(({ tags }) => tags.get('Name'))
        .sort(),
    ).toEqual(['web-green-1', 'web-green-2'])
    expect(await stage.person.records()).toHaveLength(4)
  },
)
