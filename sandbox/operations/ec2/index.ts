import type { Operations } from '../operation.ts'
import { createKeyPair } from './create-key-pair.ts'
import { createLaunchTemplate } from './create-launch-template.ts'
import { createLaunchTemplateVersion } from './create-launch-template-version.ts'
import { createSubnet } from './create-subnet.ts'
import { createTags } from './create-tags.ts'
import { deleteKeyPair } from './delete-key-pair.ts'
import { deleteLaunchTemplate } from './delete-launch-template.ts'
import { deleteSubnet } from './delete-subnet.ts'
import { deleteTags } from './delete-tags.ts'
import { describeAvailabilityZones } from './describe-availability-zones.ts'
import { describeImages } from './describe-images.ts'
import { describeInstanceAttribute } from './describe-instance-attribute.ts'
import { describeInstanceStatus } from './describe-instance-status.ts'
import { describeInstanceTypeOfferings } from './describe-instance-type-offerings.ts'
import { describeInstanceTypes } from './describe-instance-types.ts'
import { describeInstances } from './describe-instances.ts'
import { describeKeyPairs } from './describe-key-pairs.ts'
import { describeLaunchTemplateVersions } from './describe-launch-template-versions.ts'
import { describeLaunchTemplates } from './describe-launch-templates.ts'
import { describeNetworkInterfaces } from './describe-network-interfaces.ts'
import { describeSecurityGroups } from './describe-security-groups.ts'
import { describeSubnets } from './describe-subnets.ts'
import { describeTags } from './describe-tags.ts'
import { describeVolumes } from './describe-volumes.ts'
import { describeVpcAttribute } from './describe-vpc-attribute.ts'
import { describeVpcs } from './describe-vpcs.ts'
import { getConsoleOutput } from './get-console-output.ts'
import { importKeyPair } from './import-key-pair.ts'
import { modifyInstanceAttribute } from './modify-instance-attribute.ts'
import { modifyInstanceMetadataOptions } from './modify-instance-metadata-options.ts'
import { modifyLaunchTemplate } from './modify-launch-template.ts'
import { modifySubnetAttribute } from './modify-subnet-attribute.ts'
import { runInstances } from './run-instances.ts'
import { startInstances } from './start-instances.ts'
import { stopInstances } from './stop-instances.ts'
import { terminateInstances } from './terminate-instances.ts'

/** The calls of EC2 that the sandbox knows; docs/fidelity.md says how far each goes. */
export const ec2: Operations = {
  CreateKeyPair: createKeyPair,
  CreateLaunchTemplate: createLaunchTemplate,
  CreateLaunchTemplateVersion: createLaunchTemplateVersion,
  CreateSubnet: createSubnet,
  CreateTags: createTags,
  DeleteKeyPair: deleteKeyPair,
  DeleteLaunchTemplate: deleteLaunchTemplate,
  DeleteSubnet: deleteSubnet,
  DeleteTags: deleteTags,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeImages: describeImages,
  DescribeInstanceAttribute: describeInstanceAttribute,
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstanceTypeOfferings: describeInstanceTypeOfferings,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeInstances: describeInstances,
  DescribeKeyPairs: describeKeyPairs,
  DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
  DescribeLaunchTemplates: describeLaunchTemplates,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVolumes: describeVolumes,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcs: describeVpcs,
  GetConsoleOutput: getConsoleOutput,
  ImportKeyPair: importKeyPair,
  ModifyInstanceAttribute: modifyInstanceAttribute,
  ModifyInstanceMetadataOptions: modifyInstanceMetadataOptions,
  ModifyLaunchTemplate: modifyLaunchTemplate,
  ModifySubnetAttribute: modifySubnetAttribute,
  RunInstances: runInstances,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
}
