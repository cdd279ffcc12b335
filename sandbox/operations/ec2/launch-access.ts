import { AwsError } from '../../aws-error.ts'
import type { LaunchDetails } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'

/** The key pair that is named, which must be there. */
export function keyNameOf({ compute }: World, name: string | undefined): string | undefined {
  if (name === undefined || [...compute.keyPairs.values()].some((one) => one.name === name)) return name
  throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`)
}

/** The instance profile that is named, by name or by ARN, which must be there. */
export function profileOf(
  { compute, settings }: World,
  asked: { readonly Arn?: string | undefined; readonly Name?: string | undefined } | undefined,
): LaunchDetails['profile'] | undefined {
  const { Arn: arn, Name: name } = asked ?? {}
  if (arn !== undefined && name !== undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'",
    )
  }
  if (name !== undefined && !compute.instanceProfiles.has(name)) throw invalid('name', name)
  const ofAccount = `arn:aws:iam::${settings.account}:instance-profile/`
  if (arn !== undefined && !isThere(arn)) throw invalid('arn', arn)
  return arn === undefined ? (name === undefined ? undefined : { name }) : { arn }

  // A path may stand before the name.
  function isThere(one: string): boolean {
    return one.startsWith(ofAccount) && compute.instanceProfiles.has(one.slice(one.lastIndexOf('/') + 1))
  }
}

function invalid(member: 'arn' | 'name', value: string): AwsError {
  const kind = member === 'arn' ? 'ARN' : 'name'
  return new AwsError(
    'InvalidParameterValue',
    `Value (${value}) for parameter iamInstanceProfile.${member} is invalid. Invalid IAM Instance Profile ${kind}`,
  )
}
