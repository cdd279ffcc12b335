import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import { expect, test } from 'vitest'
import { checkKind } from '../../../src/aws/fleet/auto-scaling/check-kind.ts'

/** A group that can be a side; what the sandbox has no calls for is said of it by hand. */
const aGroup = (change: Partial<AutoScalingGroup> = {}): AutoScalingGroup => ({
  AutoScalingGroupName: 'asg-green',
  MinSize: 0,
  MaxSize: 10,
  DesiredCapacity: 0,
  DefaultCooldown: 300,
  AvailabilityZones: ['eu-west-1a'],
  HealthCheckType: 'EC2',
  CreatedTime: new Date(0),
  LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' },
  ...change,
})

const said = (change: Partial<AutoScalingGroup>) =>
  checkKind('green', aGroup(change)).map((mistake) => mistake.said)

const mixed = (WeightedCapacity: string) => ({
  MixedInstancesPolicy: {
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: 'lt-1', Version: '1' },
      Overrides: [{ InstanceType: 't3.small' as const, WeightedCapacity }],
    },
  },
})

test('a group with a launch template, or a mixed-instances policy that counts instances, can be a side', () => {
  expect([said({}), said(mixed('1'))]).toEqual([[], []])
})

test('a launch configuration, a warm pool, and capacity in other units cannot be a side', () => {
  expect(said({ LaunchTemplate: undefined, LaunchConfigurationName: 'web-2019' })).toEqual([
    'asg-green has the launch configuration web-2019, no launch template',
  ])
  expect(said({ WarmPoolConfiguration: { MinSize: 1 } })).toEqual([
    'asg-green has a warm pool, whose instances were made for an earlier release',
  ])
  expect(said(mixed('2'))).toEqual(['asg-green counts weights, not instances'])
  expect(said({ DesiredCapacityType: 'vcpu' })).toEqual(['asg-green counts vcpu, not instances'])
})

test('of a group that is being deleted nothing else is told', () => {
  expect(said({ Status: 'Delete in progress', WarmPoolConfiguration: {} })).toEqual([
    'asg-green is being deleted (Delete in progress)',
  ])
})
