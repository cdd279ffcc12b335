import { afterAll, beforeAll, expect } from 'vitest'
import { expectRefusal } from '../support/endings.ts'
import { type GroupStage, openGroupStage } from '../support/group-stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: GroupStage
beforeAll(async () => {
  stage = await openGroupStage()
})
afterAll(() => stage.close())

thorough(
  'of two groups, the calls that scale them and the new version of their template are asked of IAM',
  async () => {
    const before = (await stage.writes()).length
    const deny = { kind: 'deny', times: 99 }
    await stage.faults([
      { action: 'SuspendProcesses', ...deny },
      { action: 'CreateLaunchTemplateVersion', ...deny },
    ])

    const result = await stage.run('deploy', { release: 'v2' })

    const [blue, green] = [await stage.groups.group('blue'), await stage.groups.group('green')]
    const role = 'arn:aws:iam::123456789012:role/switchover'
    expectRefusal(result, /the role may not do what this run needs/)
    expect(result.log).toContain(
      `permissions: ${role} may not autoscaling:SuspendProcesses on ${blue.AutoScalingGroupARN}, ${green.AutoScalingGroupARN}. Add to a policy of the role: `,
    )
    expect(result.log).toContain(
      `permissions: ${role} may not ec2:CreateLaunchTemplateVersion on arn:aws:ec2:us-east-1:123456789012:launch-template/${stage.groups.template}. Add to a policy of the role: `,
    )
    expect((await stage.writes()).slice(before)).toEqual([])
  },
)
