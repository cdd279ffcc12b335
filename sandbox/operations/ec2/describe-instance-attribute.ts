import type { DescribeInstanceAttributeRequest, InstanceAttribute } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Instance } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { instanceOf } from './ids.ts'
import { groupsOutput } from './network-interface-output.ts'
import { writeUserData } from './user-data.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceAttribute.html */
export const describeInstanceAttribute: Operation<DescribeInstanceAttributeRequest, InstanceAttribute> = (
  world,
  input,
) => {
  const instance = instanceOf(world, input.InstanceId)
  const value = attributeOf(world, instance, input.Attribute)
  refuseDryRun(input)
  return { InstanceId: instance.id, ...value }
}

function attributeOf(world: World, instance: Instance, attribute: string | undefined): InstanceAttribute {
  if (attribute === 'userData') {
    const Value = writeUserData(instance.userData)
    return { UserData: Value === undefined ? {} : { Value } }
  }
  if (attribute === 'disableApiTermination') {
    return { DisableApiTermination: { Value: instance.protectedFromTermination } }
  }
  if (attribute === 'disableApiStop') return { DisableApiStop: { Value: instance.protectedFromStop } }
  if (attribute === 'instanceType') return { InstanceType: { Value: instance.type } }
  if (attribute === 'groupSet') return { Groups: groupsOutput(world, instance) }
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${attribute}) for parameter attribute is invalid. Unknown attribute.`,
  )
}
