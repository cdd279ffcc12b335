import { createHash } from 'node:crypto'
import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2'
import type { FleetAct } from '../../deploy/acts.ts'
import { asksFor, fill } from '../../deploy/placeholders.ts'
import { keys, type Scope, tagList } from '../scope.ts'
import type { Template } from './template.ts'

export type LaunchAct = Extract<FleetAct, { kind: 'launch' }>

/** One RunInstances call but for its token: all instances of one type in one subnet, all of them or none. */
export interface Order {
  readonly type: string | undefined
  readonly subnet: string | undefined
  readonly count: number
}

/** The parameters of a launch: the same act and order give the same bytes, so that a token stands for them (R2). */
export const launchInput = (
  scope: Scope,
  act: LaunchAct,
  { type, subnet, count }: Order,
  template: Template | undefined,
): RunInstancesCommandInput => {
  const { fleet } = scope.settings
  const userData = filledUserData(scope, act)
  const tags = tagList(launchTags(scope, act))
  return {
    ...(template && { LaunchTemplate: { LaunchTemplateId: template.id, Version: template.version } }),
    ...(fleet.image !== undefined && { ImageId: fleet.image }),
    ...(type !== undefined && { InstanceType: instanceType(type) }),
    ...(fleet.keyName !== undefined && { KeyName: fleet.keyName }),
    ...(fleet.instanceProfile !== undefined && { IamInstanceProfile: profile(fleet.instanceProfile) }),
    ...(userData !== undefined && { UserData: Buffer.from(userData).toString('base64') }),
    ...network(scope, subnet),
    MinCount: count,
    MaxCount: count,
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
    TagSpecifications: [
      { ResourceType: 'instance', Tags: tags },
      { ResourceType: 'volume', Tags: tags },
    ],
  }
}

/**
 * The client token of a call: same token and parameters, same instances; a later round launches anew.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
 */
export const clientToken = (
  scope: Scope,
  act: LaunchAct,
  input: RunInstancesCommandInput,
  round: number,
): string =>
  createHash('sha256')
    .update(JSON.stringify([scope.owner, act.attempt, input, round]))
    .digest('hex')

type InstanceType = NonNullable<RunInstancesCommandInput['InstanceType']>

/** The SDK lists the types of its day; AWS judges the name. */
const instanceType = (name: string): InstanceType => name as InstanceType

const profile = (named: string) => (named.startsWith('arn:') ? { Arn: named } : { Name: named })

/** A public address can only be asked for on an interface, which then carries subnet and groups itself. */
const network = (scope: Scope, subnet: string | undefined): Partial<RunInstancesCommandInput> => {
  const { publicIp, securityGroups } = scope.settings.fleet
  const groups = securityGroups.length > 0 ? [...securityGroups] : undefined
  if (publicIp) {
    const place = { ...(subnet !== undefined && { SubnetId: subnet }), ...(groups && { Groups: groups }) }
    return { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, ...place }] }
  }
  return { ...(subnet !== undefined && { SubnetId: subnet }), ...(groups && { SecurityGroupIds: groups }) }
}

/** Only these four: user data is sent once per call, not once per instance. */
const filledUserData = (scope: Scope, { release, color, attempt }: LaunchAct): string | undefined => {
  const { fleet, service } = scope.settings
  return fleet.userData === undefined ? undefined : fill(fleet.userData, { service, release, color, attempt })
}

/** Ours first (R9), then what is only for people, where the config's own tags win. */
const launchTags = (scope: Scope, { release, color, attempt }: LaunchAct): Record<string, string> => {
  const { fleet, service } = scope.settings
  const { name } = fleet
  const friendly =
    name === undefined || asksFor(name, 'index')
      ? {}
      : { Name: fill(name, { service, release, color, attempt }) }
  return {
    ...friendly,
    Service: service,
    Color: color,
    Release: release,
    ...fleet.tags,
    [keys.owner]: scope.owner,
    [keys.attempt]: attempt,
    [keys.color]: color,
    [keys.release]: release,
  }
}
