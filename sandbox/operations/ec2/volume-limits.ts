import { AwsError } from '../../aws-error.ts'

interface Limits {
  readonly gib: readonly [least: number, most: number]
  readonly iops?: readonly [least: number, most: number]
  readonly iopsForGib?: number
  /** What it has when the launch says nothing; without one it must be said. */
  readonly usualIops?: number
  /** MiB a second. */
  readonly throughput?: readonly [least: number, most: number]
}

/** https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
const LIMITS: Readonly<Record<string, Limits>> = {
  gp2: { gib: [1, 16_384] },
  gp3: {
    gib: [1, 65_536],
    iops: [3000, 80_000],
    iopsForGib: 500,
    usualIops: 3000,
    throughput: [125, 2000],
  },
  io1: { gib: [4, 16_384], iops: [100, 64_000], iopsForGib: 50 },
  io2: { gib: [4, 65_536], iops: [100, 256_000], iopsForGib: 1000 },
  st1: { gib: [125, 16_384] },
  sc1: { gib: [125, 16_384] },
  standard: { gib: [1, 1024] },
}

/** "0.25 MiB/s per IOPS" */
const MOST_MIB_FOR_IOPS = 0.25

interface Asked {
  readonly type: string
  readonly size: number
  readonly iops: number | undefined
  readonly throughput: number | undefined
}

/** What a volume of that kind performs; throws where it cannot be made so. */
export function checkVolume(asked: Asked): { readonly iops?: number; readonly throughput?: number } {
  const { type, size } = asked
  const limits = LIMITS[type]
  if (limits === undefined) throw wrong(`Value (${type}) for parameter volumeType is invalid.`)
  const [least, most] = limits.gib
  if (size < least)
    throw wrong(`Volume of ${size}GiB is too small for volume type ${type}; minimum is ${least}GiB.`)
  if (size > most)
    throw wrong(`Volume of ${size}GiB is too large for volume type ${type}; maximum is ${most}GiB.`)
  const iops = iopsOf(asked, limits)
  return { ...(iops !== undefined && { iops }), ...throughputOf(asked, limits, iops) }
}

function iopsOf({ type, size, iops }: Asked, limits: Limits): number | undefined {
  if (limits.iops === undefined) {
    if (iops === undefined) return undefined
    throw new AwsError(
      'InvalidParameterCombination',
      `The parameter iops is not supported for ${type} volumes.`,
    )
  }
  const chosen = iops ?? limits.usualIops
  if (chosen === undefined) {
    throw new AwsError('MissingParameter', `The parameter iops must be specified for ${type} volumes.`)
  }
  const [least, most] = limits.iops
  if (chosen < least) throw wrong(`Volume iops of ${chosen} is too low; minimum is ${least}.`)
  if (chosen > most) throw wrong(`Volume iops of ${chosen} is too high; maximum is ${most}.`)
  const [ratio, highest] = [chosen / size, limits.iopsForGib ?? Number.POSITIVE_INFINITY]
  // What a small volume has without asking is no mistake of the caller's.
  if (iops !== undefined && chosen > least && ratio > highest) {
    throw wrong(
      `Iops to volume size ratio of ${ratio.toFixed(6)} is too high; maximum is ${highest.toFixed(6)}.`,
    )
  }
  return chosen
}

function throughputOf({ type, throughput }: Asked, limits: Limits, iops = 0) {
  if (limits.throughput === undefined) {
    if (throughput === undefined) return {}
    throw new AwsError(
      'InvalidParameterCombination',
      `The parameter throughput is not supported for ${type} volumes.`,
    )
  }
  const [least, most] = limits.throughput
  const chosen = throughput ?? least
  if (chosen < least) throw wrong(`Volume throughput (MiBps) of ${chosen} is too low; minimum is ${least}.`)
  if (chosen > most) throw wrong(`Volume throughput (MiBps) of ${chosen} is too high; maximum is ${most}.`)
  const ratio = chosen / iops
  if (ratio > MOST_MIB_FOR_IOPS) {
    throw wrong(
      `Throughput (MiBps) to iops ratio of ${ratio.toFixed(6)} is too high; maximum is ${MOST_MIB_FOR_IOPS.toFixed(6)} MiBps per iops.`,
    )
  }
  return { throughput: chosen }
}

function wrong(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message)
}
