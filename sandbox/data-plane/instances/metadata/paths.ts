import type { Instance } from '../../../model/compute.ts'
import type { World } from '../../../model/world.ts'
import { metadata } from '../../../operations/ec2/instance-output.ts'
import { groupsOutput, macOf, privateName } from '../../../operations/ec2/network-interface-output.ts'

/** Folders and values; one that an instance does not have is not there. */
interface Folder {
  readonly [name: string]: string | Folder | undefined
}

/**
 * What an instance can learn of itself as it is now, by path; undefined where there is nothing.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-metadata.html#instancemetadata-data-categories
 */
export function valueAt(world: World, instance: Instance, path: string): string | Buffer | undefined {
  const [version = '', root = '', ...rest] = path.split('/').filter((part) => part !== '')
  if (!/^(latest|\d{4}-\d\d-\d\d|1\.0)$/.test(version)) return undefined
  if (root === 'user-data') {
    const { userData } = instance
    // The model has a character for each byte.
    return rest.length > 0 || userData === undefined ? undefined : Buffer.from(userData, 'latin1')
  }
  const top: Folder = { 'meta-data': metaData(world, instance), dynamic: dynamic(world, instance) }
  const found = walk(top, [root, ...rest])
  return typeof found === 'object' ? listing(found) : found
}

function walk(folder: Folder, [name, ...rest]: readonly string[]): string | Folder | undefined {
  if (name === undefined) return folder
  const found = Object.hasOwn(folder, name) ? folder[name] : undefined
  if (typeof found === 'object') return walk(found, rest)
  return rest.length === 0 ? found : undefined
}

/** As AWS lists a folder: those inside it end in a slash. */
function listing(folder: Folder): string {
  return Object.entries(folder)
    .flatMap(([name, value]) => (value === undefined ? [] : [typeof value === 'object' ? `${name}/` : name]))
    .join('\n')
}

function metaData(world: World, instance: Instance): Folder {
  const { id, imageId, type, zone, privateAddress, publicAddress, reservationId, index, launch } = instance
  const tagsAreShown = metadata(instance).InstanceMetadataTags === 'enabled'
  const name = privateName(world, privateAddress)
  return {
    'ami-id': imageId,
    'ami-launch-index': String(index),
    hostname: name,
    'instance-id': id,
    'instance-life-cycle': launch.spot ? 'spot' : 'on-demand',
    'instance-type': type,
    'local-hostname': name,
    'local-ipv4': privateAddress,
    mac: macOf(privateAddress),
    placement: { 'availability-zone': zone, region: world.settings.region },
    'public-ipv4': publicAddress,
    'reservation-id': reservationId,
    'security-groups': groupsOutput(world, instance)
      .map(({ GroupName }) => GroupName)
      .join('\n'),
    tags: tagsAreShown ? { instance: Object.fromEntries(instance.tags) } : undefined,
  }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-identity-documents.html */
function dynamic({ settings: { account, region } }: World, instance: Instance): Folder {
  const { id, imageId, type, zone, privateAddress, launchedMs } = instance
  const document = {
    accountId: account,
    architecture: 'x86_64',
    availabilityZone: zone,
    imageId,
    instanceId: id,
    instanceType: type,
    pendingTime: new Date(launchedMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    privateIp: privateAddress,
    region,
    version: '2017-09-30',
  }
  return { 'instance-identity': { document: JSON.stringify(document, null, 2) } }
}
