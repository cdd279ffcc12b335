import type { Deviation } from '../deviation.ts'

const reference = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference'
const errors = 'https://docs.aws.amazon.com/ec2/latest/devguide/errors-overview.html'
const accepted = { paths: [''], moto: 'an answer', right: 'sandbox' } as const

/** Subnets that somebody makes, instance types, volumes, metadata options and Spot. */
export const newer: readonly Deviation[] = [
  {
    calls: ['ec2 CreateSubnet', 'ec2 DescribeSubnets'],
    paths: ['EnableDns64', 'MapCustomerOwnedIpOnLaunch'],
    sandbox: 'false',
    moto: 'absent',
    right: 'sandbox',
    page: `${reference}/API_Subnet.html`,
    because: 'AWS shows these of every subnet.',
  },
  {
    ...accepted,
    calls: ['subnets/nothingToModify', 'subnets/dryRun', 'subnets/deleteDryRun'],
    sandbox: '4*',
    page: `${reference}/API_ModifySubnetAttribute.html`,
    because: 'A call that says nothing is a mistake, and a dry run does nothing.',
  },
  {
    calls: ['subnets/small'],
    paths: [''],
    sandbox: '400 InvalidSubnet.Range',
    moto: '400 InvalidSubnet.Conflict',
    right: 'sandbox',
    page: `${reference}/API_CreateSubnet.html`,
    because: 'A subnet is a /28 at least.',
  },
  {
    calls: ['subnets/delete'],
    paths: [''],
    sandbox: 'an answer',
    moto: '400 InvalidSubnetID.NotFound',
    right: 'sandbox',
    page: `${reference}/API_DeleteSubnet.html`,
    because: 'moto has deleted it in the dry run.',
  },
  {
    calls: ['ec2 DescribeInstanceTypes'],
    paths: ['InstanceTypes[].*'],
    sandbox: '*',
    moto: '*',
    right: 'moto',
    page: `${reference}/API_InstanceTypeInfo.html`,
    because: 'The sandbox tells what a launch is planned by, and nothing of networks, disks and cores.',
  },
  {
    calls: ['ec2 DescribeVolumes'],
    paths: [
      'Volumes[].Attachments[].DeleteOnTermination',
      'Volumes[].Iops',
      'Volumes[].MultiAttachEnabled',
      'Volumes[].SnapshotId',
      'Volumes[].Tags',
      'Volumes[].Throughput',
    ],
    sandbox: '*',
    moto: 'absent',
    right: 'sandbox',
    page: `${reference}/API_Volume.html`,
    because: 'AWS shows these of every volume of its type.',
  },
  {
    calls: ['ec2 DescribeVolumes'],
    paths: ['Volumes[].Attachments[].Device', 'Volumes[].VolumeType'],
    sandbox: '*',
    moto: '*',
    right: 'both',
    page: `${reference}/API_Volume.html`,
    because: 'The root volume is as the image has it.',
  },
  {
    ...accepted,
    calls: ['instances/volumeDryRun', 'instances/farHops', 'instances/metadataDryRun'],
    sandbox: '4*',
    page: `${reference}/API_ModifyInstanceMetadataOptions.html`,
    because: 'Hops are 1 to 64, and a dry run does nothing.',
  },
  {
    calls: ['instances/metadataTags'],
    paths: ['InstanceMetadataOptions.*'],
    sandbox: '*',
    moto: '*',
    right: 'sandbox',
    page: `${reference}/API_ModifyInstanceMetadataOptions.html`,
    because: 'What is not said stays.',
  },
  {
    calls: ['instances/metadata'],
    paths: ['InstanceMetadataOptions.State'],
    sandbox: '"pending"',
    moto: '"applied"',
    right: 'sandbox',
    page: `${reference}/API_InstanceMetadataOptionsResponse.html`,
    because:
      '“The metadata options are being updated and the instance is not ready to process metadata traffic with the new selection.”',
  },
  {
    ...accepted,
    calls: ['launches/cheapSpot'],
    sandbox: '400 SpotMaxPriceTooLow',
    page: errors,
    because: 'The Spot price is above what is offered.',
  },
  {
    calls: ['templates/chooseOfLost'],
    paths: [''],
    sandbox: '400 InvalidLaunchTemplateId.NotFound',
    moto: '400 InvalidLaunchTemplateName.NotFoundException',
    right: 'sandbox',
    page: errors,
    because: 'The template was asked for by its id.',
  },
]
