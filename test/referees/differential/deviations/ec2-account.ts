import type { Deviation } from '../deviation.ts'

const reference = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference'

/** Launch templates. */
export const templates: readonly Deviation[] = [
  {
    calls: ['templates/second', 'templates/versions', 'templates/chosen'],
    paths: [
      'LaunchTemplateData.ImageId',
      'LaunchTemplateData.InstanceType',
      'LaunchTemplateData.MetadataOptions',
      'LaunchTemplateData.NetworkInterfaces',
    ],
    sandbox: '*',
    moto: 'absent',
    right: 'sandbox',
    page: `${reference}/API_CreateLaunchTemplateVersion.html`,
    because: 'A version inherits from its source version what it does not say itself.',
  },
  {
    calls: ['templates/versions', 'templates/firstVersion', 'templates/default'],
    paths: ['LaunchTemplateData.TagSpecifications'],
    sandbox: 'absent',
    moto: '*',
    right: 'sandbox',
    page: `${reference}/API_CreateLaunchTemplate.html`,
    because: "These tags are the template's own, and not for what is launched from it.",
  },
  {
    calls: ['templates/delete'],
    paths: [
      'LaunchTemplate.CreateTime',
      'LaunchTemplate.CreatedBy',
      'LaunchTemplate.LatestVersionNumber',
      'LaunchTemplate.Tags',
    ],
    sandbox: '*',
    moto: 'absent',
    right: 'sandbox',
    page: `${reference}/API_DeleteLaunchTemplate.html`,
    because: 'The answer is the launch template that was.',
  },
]

/** What stands in the account before the list is played. */
export const given: readonly Deviation[] = [
  {
    calls: ['network/image'],
    paths: ['Images[].*'],
    sandbox: '*',
    moto: '*',
    right: 'both',
    page: `${reference}/API_Image.html`,
    because: "Another image: of Amazon's there, the account's own here.",
  },
  {
    calls: ['network/zones'],
    paths: [
      'AvailabilityZones[].GroupName',
      'AvailabilityZones[].NetworkBorderGroup',
      'AvailabilityZones[].OptInStatus',
    ],
    sandbox: '"*"',
    moto: 'absent',
    right: 'sandbox',
    page: `${reference}/API_AvailabilityZone.html`,
    because: 'AWS shows these of every zone.',
  },
  {
    calls: ['network/subnets', 'network/subnetOfZone'],
    paths: ['Subnets[].EnableDns64', 'Subnets[].MapCustomerOwnedIpOnLaunch'],
    sandbox: 'false',
    moto: 'absent',
    right: 'sandbox',
    page: `${reference}/API_Subnet.html`,
    because: 'AWS shows these of every subnet.',
  },
  {
    calls: ['network/subnets', 'network/subnetOfZone'],
    paths: ['Subnets[].MapPublicIpOnLaunch'],
    sandbox: 'false',
    moto: 'true',
    right: 'both',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html',
    because:
      "AWS's default subnets give public addresses until that is turned off; the sandbox's are as if it were.",
  },
  {
    calls: ['network/vpc', 'network/defaultVpc'],
    paths: ['Vpcs[].DhcpOptionsId'],
    sandbox: '"dopt-<id>"',
    moto: '"default"',
    right: 'sandbox',
    page: `${reference}/API_Vpc.html`,
    because: 'Options are named by an id.',
  },
  {
    calls: ['network/vpc', 'network/defaultVpc'],
    paths: ['Vpcs[].Ipv6CidrBlockAssociationSet'],
    sandbox: 'absent',
    moto: '[]',
    right: 'sandbox',
    page: `${reference}/API_Vpc.html`,
    because: 'A VPC without IPv6 shows no IPv6 ranges.',
  },
  {
    calls: ['network/group'],
    paths: ['SecurityGroups[].IpPermissions[]'],
    sandbox: '{"IpProtocol":"-1",*"<group>"*}',
    moto: 'absent',
    right: 'sandbox',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
    because: 'The default group lets in what comes from itself.',
  },
]
