import {
  type $Command,
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
  type EC2ClientResolvedConfig,
  GetConsoleOutputCommand,
  RunInstancesCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { withoutRepeats } from './capacity.ts'
import type { Call, Connection } from './connection.ts'

type Command<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = $Command<
  Input,
  Output,
  EC2ClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>

/** The calls of EC2 that the action makes. */
export const connectEc2 = (connection: Connection) => {
  const client = new EC2Client(connection.config)
  withoutRepeats(client.config)
  client.middlewareStack.add(connection.noteDate, { step: 'deserialize', priority: 'low', name: 'noteDate' })
  const call =
    <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
      name: string,
      Wanted: new (input: Input) => Command<Input, Output>,
    ): Call<Input, Output> =>
    (input, signal) =>
      client.send(new Wanted(input), { abortSignal: signal }).catch((error: unknown) => {
        throw connection.fault(error, name, input, signal)
      })
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
