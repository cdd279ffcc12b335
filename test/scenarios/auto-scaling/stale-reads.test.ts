import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testSize } from '../../support/size.ts'
import { expectEnd } from '../support/endings.ts'
import { type GroupStage, openGroupStage } from '../support/group-stage.ts'

describe.runIf(testSize === 'full')('with late reads', () => {
  let stage: GroupStage
  beforeAll(async () => {
    stage = await openGroupStage({}, { staleReadsMs: 1500 })
  })
  afterAll(() => stage.close())

  const commands = [
    ['deploy', { release: 'v2' }, 'held, green v2, blue v1', ['2 of 1-10', '2 of 1-10']],
    ['rollback', {}, 'rolled-back, blue v1, green v2', ['2 of 1-10', '2 of 1-10']],
    ['retire', { allow: 'early-retire' }, 'retired, blue v1, green empty', ['2 of 1-10', '0 of 0-10']],
  ] as const

  test.for(commands)(
    'where AWS shows what it was told a while later, %s ends as ever',
    async ([command, inputs, end, sizes]) => {
      expectEnd(await stage.run(command, inputs), end)

      await stage.advance('5s')
      expect([await stage.groups.size('blue'), await stage.groups.size('green')]).toEqual(sizes)
      for (const color of ['blue', 'green'] as const) expect(await stage.groups.suspended(color)).toEqual([])
    },
  )

  test('under late reads too, one version is made and nothing is launched twice', async () => {
    const { LaunchTemplateVersions = [] } = await stage.groups.ec2.describeLaunchTemplateVersions({
      LaunchTemplateId: stage.groups.template,
    })
    const { Activities = [] } = await stage.groups.scaling.describeScalingActivities({
      AutoScalingGroupName: 'asg-green',
    })

    expect(LaunchTemplateVersions).toHaveLength(2)
    expect(Activities.filter(({ Description }) => Description?.startsWith('Launching'))).toHaveLength(2)
  })
})
