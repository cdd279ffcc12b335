import { SwitchoverError } from '../../errors.ts'
import { awsCode } from '../faults.ts'

/**
 * Errors that another type or subnet may not have.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const noRoom =
  /^(InsufficientInstanceCapacity|InsufficientHostCapacity|InsufficientCapacity|InsufficientFreeAddressesInSubnet|Unsupported|SpotMaxPriceTooLow|MaxSpotInstanceCountExceeded)$/

export const isNoRoom = (error: unknown): boolean => noRoom.test(awsCode(error) ?? '')

/** Whether no type has room in that subnet. */
export const isFullSubnet = (error: unknown): boolean =>
  awsCode(error) === 'InsufficientFreeAddressesInSubnet'

/** What mends an error that no repetition mends; the first that fits. */
const remedies: readonly (readonly [codes: RegExp, remedy: string])[] = [
  [
    /^(VcpuLimitExceeded|InstanceLimitExceeded)$/,
    'Ask for a higher quota of Amazon EC2 (Service Quotas), or end instances that nobody needs, and run the command again: it adds what is missing.',
  ],
  [
    /^InvalidAMIID\./,
    'Name an image of this account and Region that is available, and run the command again.',
  ],
  [/^InvalidKeyPair\./, 'Name a key pair of this account and Region, and run the command again.'],
  [
    /^InvalidParameter|^MissingParameter$|^InvalidBlockDeviceMapping$/,
    'Correct the key of `fleet.ec2`, or the member of the launch template, that AWS names, and run the command again.',
  ],
]

/** The error with what mends it, where that is known better than by its kind. */
export const withRemedy = (error: unknown): unknown => {
  if (!(error instanceof SwitchoverError) || error.code !== 'aws') return error
  const [, remedy] = remedies.find(([codes]) => codes.test(awsCode(error) ?? '')) ?? []
  return remedy === undefined ? error : new SwitchoverError(error.code, error.message, remedy, error.cause)
}
