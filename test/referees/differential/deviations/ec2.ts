import type { Deviation } from '../deviation.ts'

const reference = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference'
const guide = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide'
const errors = 'https://docs.aws.amazon.com/ec2/latest/devguide/errors-overview.html'
const tokens = 'https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html'

const moto = { paths: [''], moto: 'an answer', right: 'sandbox' } as const

/** What moto takes, and AWS refuses: the names of the calls say what is wrong with them. */
const taken: readonly Deviation[] = [
  {
    ...moto,
    calls: ['launches/otherCount', 'launches/afterTheEnd'],
    sandbox: '400 Idempotent*',
    page: tokens,
    because: 'A token stands for one request and what it launched; moto looks at none.',
  },
  {
    ...moto,
    calls: [
      'launches/moreThanMost',
      'launches/none',
      'launches/unknownType',
      'launches/longUserData',
      'launches/noImage',
    ],
    sandbox: '400 *',
    page: `${reference}/API_RunInstances.html`,
    because: 'Counts, type, image and size of the user data have documented limits.',
  },
  {
    ...moto,
    calls: ['launches/lostImage', 'launches/malformedImage', 'launches/lostGroup'],
    sandbox: '400 Invalid*',
    page: errors,
    because: 'InvalidAMIID.NotFound, InvalidAMIID.Malformed, InvalidGroup.NotFound.',
  },
  {
    ...moto,
    calls: ['network/lostZone', 'instances/smallPages'],
    sandbox: '400 InvalidParameterValue',
    page: errors,
    because: 'A zone that is not there, and pages of fewer than five, are no valid values.',
  },
  {
    ...moto,
    calls: ['instances/typeOfRunning', 'instances/startTerminated', 'instances/stopTerminated'],
    sandbox: '400 IncorrectInstanceState',
    page: errors,
    because: 'IncorrectInstanceState: the instance is not in a state that allows it.',
  },
  {
    ...moto,
    calls: ['ec2-tags/reserved', 'ec2-tags/longKey', 'ec2-tags/longValue', 'ec2-tags/none'],
    sandbox: '400 *',
    page: `${reference}/API_Tag.html`,
    because: 'Keys have 127 characters at most and do not begin with aws:, values 256.',
  },
  {
    ...moto,
    calls: ['ec2-tags/lost', 'ec2-tags/oneLost', 'ec2-tags/deleteFromLost'],
    sandbox: '400 InvalidInstanceID.NotFound',
    page: errors,
    because: 'InvalidInstanceID.NotFound: the instance does not exist.',
  },
  {
    ...moto,
    calls: ['templates/lost', 'templates/lostSource', 'templates/shortName', 'templates/noData'],
    sandbox: '400 *',
    page: errors,
    because:
      'InvalidLaunchTemplateId.NotFound, .VersionNotFound, InvalidLaunchTemplateName.MalformedException, MissingParameter.',
  },
]

/** Where both refuse. */
const otherwise: readonly Deviation[] = [
  {
    calls: ['launches/lostTemplate', 'instances/unknownFilter'],
    paths: [''],
    sandbox: '400 *',
    moto: '500 *',
    right: 'sandbox',
    page: errors,
    because: 'What the caller got wrong is no fault of the server.',
  },
  {
    calls: ['instances/malformed', 'instances/terminateMalformed'],
    paths: [''],
    sandbox: '400 InvalidInstanceID.Malformed',
    moto: '400 InvalidInstanceID.NotFound',
    right: 'sandbox',
    page: errors,
    because: 'InvalidInstanceID.Malformed: the id is not of the form of one.',
  },
  {
    calls: ['templates/deleteAgain'],
    paths: [''],
    sandbox: '400 InvalidLaunchTemplateId.NotFound',
    moto: '400 InvalidLaunchTemplateName.NotFoundException',
    right: 'sandbox',
    page: errors,
    because: 'It was named by its id.',
  },
]

/** Instances: what they are, beside how they look. */
const instances: readonly Deviation[] = [
  {
    calls: ['launches/again'],
    paths: [
      'Instances[].InstanceId',
      'Instances[].State.Code',
      'Instances[].State.Name',
      'Instances[].StateReason',
    ],
    sandbox: '*',
    moto: '*',
    right: 'sandbox',
    page: tokens,
    because: 'The same token gives the same instance, as it is now; moto launches another one.',
  },
  {
    calls: ['launches/onlyOne'],
    paths: ['Reservations[]'],
    sandbox: 'absent',
    moto: '*',
    right: 'sandbox',
    page: tokens,
    because: 'The same token gives the same instance; moto has launched another one each time.',
  },
  {
    calls: ['instances/byWildcard'],
    paths: ['Reservations[]'],
    sandbox: '*',
    moto: 'absent',
    right: 'sandbox',
    page: `${guide}/Using_Filtering.html`,
    because: 'An asterisk in a filter matches zero or more characters.',
  },
  {
    calls: ['instances/startAgain', 'instances/stopAgain', 'instances/terminateAgain'],
    paths: ['CurrentState.Code', 'CurrentState.Name'],
    sandbox: '*',
    moto: '*',
    right: 'sandbox',
    page: `${guide}/ec2-instance-lifecycle.html`,
    because: 'What runs, is stopped or terminated stays so; moto shows the state on the way there.',
  },
  {
    calls: ['templates/launch', 'templates/launched'],
    paths: ['MetadataOptions.HttpTokens'],
    sandbox: '"required"',
    moto: '"optional"',
    right: 'sandbox',
    page: `${reference}/API_RequestLaunchTemplateData.html`,
    because: 'As the launch template says.',
  },
  {
    calls: ['templates/launch', 'templates/launched'],
    paths: ['Association', 'PublicDnsName', 'PublicIpAddress'],
    sandbox: '*',
    moto: '*',
    right: 'sandbox',
    page: `${reference}/API_LaunchTemplateInstanceNetworkInterfaceSpecificationRequest.html`,
    because: 'The launch template asks for no public address.',
  },
  {
    calls: ['ec2 *'],
    paths: ['Instances[].SecurityGroups[]', 'Groups[]'],
    sandbox: '*"<group>"*',
    moto: 'absent',
    right: 'sandbox',
    page: `${reference}/API_Instance.html`,
    because: 'The groups of the interface that the launch described; moto keeps none of them.',
  },
  {
    calls: ['launches/whole', 'launches/both'],
    paths: ['BlockDeviceMappings[]', 'BlockDeviceMappings[].DeviceName'],
    sandbox: '*',
    moto: '*',
    right: 'sandbox',
    page: `${guide}/block-device-mapping-concepts.html`,
    because: 'The root volume of the image is there beside the one that the launch adds.',
  },
  {
    calls: ['targets/terminated', 'launches/terminated', 'instances/terminated'],
    paths: [
      'Instances[].NetworkInterfaces[]',
      'Instances[].PrivateDnsName',
      'Instances[].PrivateIpAddress',
      'Instances[].SourceDestCheck',
      'Instances[].SubnetId',
      'Instances[].VpcId',
    ],
    sandbox: '*',
    moto: '*',
    right: 'sandbox',
    page: `${guide}/terminating-instances.html`,
    because: 'A terminated instance has no network any more.',
  },
  {
    calls: ['ec2 *'],
    paths: ['NetworkInterfaces[].Attachment.DeleteOnTermination'],
    sandbox: 'true',
    moto: 'false',
    right: 'sandbox',
    page: `${reference}/API_InstanceNetworkInterfaceAttachment.html`,
    because: 'The primary interface goes with its instance, unless the launch says otherwise.',
  },
]

/** Members that one of the two leaves out, or fills with something else. */
const members: readonly Deviation[] = [
  {
    calls: ['ec2 *'],
    paths: [
      'Instances[].EnaSupport',
      'Instances[].HibernationOptions.Configured',
      'Instances[].PlatformDetails',
      'Instances[].UsageOperation',
      'Instances[].PublicDnsName',
      'NetworkInterfaces[].PrivateIpAddresses[].PrivateDnsName',
    ],
    sandbox: '*',
    moto: 'absent',
    right: 'sandbox',
    page: `${reference}/API_Instance.html`,
    because: 'AWS shows these of every instance.',
  },
  {
    calls: ['ec2 *'],
    paths: ['Instances[].Platform', 'Images[].Platform', 'Instances[].SriovNetSupport'],
    sandbox: 'absent',
    moto: '*',
    right: 'sandbox',
    page: `${reference}/API_Instance.html`,
    because:
      'Platform is “Windows for Windows instances; otherwise, blank”; types of today have ENA instead of SR-IOV.',
  },
  {
    calls: ['ec2 *'],
    paths: ['Instances[].NetworkInterfaces[].Association'],
    sandbox: 'absent',
    moto: '{}',
    right: 'sandbox',
    page: `${reference}/API_InstanceNetworkInterface.html`,
    because: 'No public address is associated.',
  },
  {
    calls: ['ec2 *'],
    paths: ['NetworkInterfaces[].Description'],
    sandbox: '""',
    moto: '"Primary network interface"',
    right: 'sandbox',
    page: `${reference}/API_RunInstances.html`,
    because: 'The launch gives no description, and the example of the page has none.',
  },
  {
    calls: ['ec2 *'],
    paths: ['Instances[].StateReason', 'Instances[].StateReason.Code', 'Instances[].StateReason.Message'],
    sandbox: '*',
    moto: '*""*',
    right: 'sandbox',
    page: `${reference}/API_StateReason.html`,
    because: '“pending” while it boots; nothing once it runs.',
  },
  {
    calls: ['ec2 DescribeInstances'],
    paths: ['Instances[].StateTransitionReason'],
    sandbox: '"User initiated (<time> GMT)"',
    moto: '"User initiated (<time> UTC)"',
    right: 'sandbox',
    page: `${reference}/API_Instance.html`,
    because: 'AWS writes GMT.',
  },
  {
    calls: ['instances/interface'],
    paths: ['NetworkInterfaces[].RequesterId'],
    sandbox: 'absent',
    moto: '*',
    right: 'sandbox',
    page: `${reference}/API_NetworkInterface.html`,
    because: "Of interfaces that a service made for a user; this one is the user's.",
  },
  {
    calls: ['balancers/interfaces'],
    paths: ['NetworkInterfaces[]'],
    sandbox: '*',
    moto: 'absent',
    right: 'sandbox',
    page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
    because: 'A load balancer has an interface in each of its zones; in moto it has none.',
  },
  {
    calls: ['instances/console'],
    paths: ['Output'],
    sandbox: 'absent',
    moto: '*',
    right: 'both',
    page: `${reference}/API_GetConsoleOutput.html`,
    because: 'What an instance that has just booted says is a matter of its image and of time.',
  },
  {
    calls: ['ec2 *'],
    paths: ['Instances[].BlockDeviceMappings[].DeviceName'],
    sandbox: '"/dev/xvda"',
    moto: '"/dev/sda1"',
    right: 'both',
    page: `${guide}/device_naming.html`,
    because: "The name of the root device is the image's.",
  },
]

/** Launch templates. */
const templates: readonly Deviation[] = [
  {
    calls: ['templates/second', 'templates/versions'],
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
const given: readonly Deviation[] = [
  {
    calls: ['network/whoAmI'],
    paths: ['Arn', 'UserId'],
    sandbox: '*',
    moto: '*',
    right: 'both',
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html',
    because: 'Who asks is a matter of the account.',
  },
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
    sandbox: '*',
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
    paths: ['Vpcs[].DhcpOptionsId', 'Vpcs[].Ipv6CidrBlockAssociationSet'],
    sandbox: '*',
    moto: '*',
    right: 'sandbox',
    page: `${reference}/API_Vpc.html`,
    because: 'Options are named by an id, and a VPC without IPv6 shows no IPv6 ranges.',
  },
  {
    calls: ['network/group'],
    paths: ['SecurityGroups[].IpPermissions[]'],
    sandbox: '*',
    moto: 'absent',
    right: 'sandbox',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
    because: 'The default group lets in what comes from itself.',
  },
]

/** EC2 and the Security Token Service. */
export const ec2: readonly Deviation[] = [
  ...taken,
  ...otherwise,
  ...instances,
  ...members,
  ...templates,
  ...given,
]
