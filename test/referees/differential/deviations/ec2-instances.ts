import type { Deviation } from '../deviation.ts'

const reference = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference'
const guide = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide'

/** Instances: what they are, beside how they look. */
export const instances: readonly Deviation[] = [
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
    paths: ['Association'],
    sandbox: 'absent',
    moto: '{*}',
    right: 'sandbox',
    page: `${reference}/API_LaunchTemplateInstanceNetworkInterfaceSpecificationRequest.html`,
    because: 'The launch template asks for no public address.',
  },
  {
    calls: ['templates/launch', 'templates/launched'],
    paths: ['PublicIpAddress'],
    sandbox: 'absent',
    moto: '"<address>"',
    right: 'sandbox',
    page: `${reference}/API_LaunchTemplateInstanceNetworkInterfaceSpecificationRequest.html`,
    because: 'The launch template asks for no public address.',
  },
  {
    calls: ['templates/launch', 'templates/launched'],
    paths: ['PublicDnsName'],
    sandbox: '""',
    moto: '"<host>"',
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
    paths: ['BlockDeviceMappings[]'],
    sandbox: '{"DeviceName":"/dev/sdf",*}',
    moto: 'absent',
    right: 'sandbox',
    page: `${guide}/block-device-mapping-concepts.html`,
    because: 'The root volume of the image is there beside the one that the launch adds.',
  },
  {
    calls: ['launches/whole', 'launches/both'],
    paths: ['BlockDeviceMappings[].DeviceName'],
    sandbox: '"/dev/xvda"',
    moto: '"/dev/sdf"',
    right: 'sandbox',
    page: `${guide}/block-device-mapping-concepts.html`,
    because: 'The root volume of the image is there beside the one that the launch adds.',
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
