import {
  CreateLaunchTemplateVersionCommand,
  CreateTagsCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypeOfferingsCommand,
  DescribeInstanceTypesCommand,
  DescribeKeyPairsCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
  GetConsoleOutputCommand,
  RunInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { withoutRepeats } from './capacity.ts'
import { type Connection, callsOf } from './connection.ts'

/** The calls of EC2 that the action makes. */
export const connectEc2 = (connection: Connection) => {
  const client = new EC2Client(connection.config)
  withoutRepeats(client.config)
  const call = callsOf(client, connection)
  return {
    createLaunchTemplateVersion: call('CreateLaunchTemplateVersion', CreateLaunchTemplateVersionCommand),
    createTags: call('CreateTags', CreateTagsCommand),
    describeImages: call('DescribeImages', DescribeImagesCommand),
    describeInstanceTypeOfferings: call(
      'DescribeInstanceTypeOfferings',
      DescribeInstanceTypeOfferingsCommand,
    ),
    describeInstanceTypes: call('DescribeInstanceTypes', DescribeInstanceTypesCommand),
    describeInstances: call('DescribeInstances', DescribeInstancesCommand),
    describeKeyPairs: call('DescribeKeyPairs', DescribeKeyPairsCommand),
    describeLaunchTemplateVersions: call(
      'DescribeLaunchTemplateVersions',
      DescribeLaunchTemplateVersionsCommand,
    ),
    describeNetworkInterfaces: call('DescribeNetworkInterfaces', DescribeNetworkInterfacesCommand),
    describeSecurityGroups: call('DescribeSecurityGroups', DescribeSecurityGroupsCommand),
    describeSubnets: call('DescribeSubnets', DescribeSubnetsCommand),
    getConsoleOutput: call('GetConsoleOutput', GetConsoleOutputCommand),
    runInstances: call('RunInstances', RunInstancesCommand),
    stopInstances: call('StopInstances', StopInstancesCommand),
    terminateInstances: call('TerminateInstances', TerminateInstancesCommand),
  }
}

export type Ec2 = ReturnType<typeof connectEc2>
