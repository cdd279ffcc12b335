import type { Path } from '../document.ts'
import type { Wrong } from '../shape.ts'
import type { PartService, Written } from '../written.ts'

type Volume = NonNullable<
  NonNullable<NonNullable<NonNullable<PartService['fleet']>['ec2']>['volumes']>[number]
>
type Range = readonly [least: number, most: number]
type Limited = 'size' | 'iops' | 'throughput'

/** What each type may have; what is not named it cannot. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html */
const limits: Readonly<Record<string, Readonly<Partial<Record<Limited, Range>>>>> = {
  gp3: { size: [1, 65_536], iops: [3000, 80_000], throughput: [125, 2000] },
  gp2: { size: [1, 16_384] },
  io2: { size: [4, 65_536], iops: [100, 256_000] },
  io1: { size: [4, 16_384], iops: [100, 64_000] },
  st1: { size: [125, 16_384] },
  sc1: { size: [125, 16_384] },
  standard: { size: [1, 1024] },
}
const units: Readonly<Record<Limited, string>> = { size: 'GiB', iops: 'IOPS', throughput: 'MiB/s' }

/** Volumes that AWS would make: each device once, each number within what its type may have. */
export const volumesAreMade = ({ name, service }: Written): readonly Wrong[] => {
  const volumes = service.fleet?.ec2?.volumes ?? []
  const devices = volumes.map((volume) => volume?.device)
  return volumes.flatMap((volume, at) => {
    const path = ['services', name, 'fleet', 'ec2', 'volumes', at]
    if (volume === undefined) return []
    const twice = volume.device !== undefined && devices.indexOf(volume.device) < at
    return [
      ...(twice
        ? [{ path, said: `the device ${volume.device} is named twice`, remedy: 'Name each device once.' }]
        : []),
      ...numberProblems(volume, path),
      ...keyProblem(volume, path),
    ]
  })
}

function numberProblems(volume: Volume, path: Path): readonly Wrong[] {
  const { type } = volume
  const its = type === undefined ? undefined : limits[type]
  if (its === undefined) return []
  const needsIops = (type === 'io1' || type === 'io2') && !('iops' in volume)
  const missing = needsIops
    ? [{ path, said: `a volume of type ${type} needs \`iops\``, remedy: 'Add `iops`.' }]
    : []
  return [
    ...missing,
    ...(['size', 'iops', 'throughput'] as const).flatMap((key) => {
      const value = volume[key]
      const range = its[key]
      if (value === undefined || (range !== undefined && value >= range[0] && value <= range[1])) return []
      if (range === undefined)
        return [
          {
            path: [...path, key],
            said: `a volume of type ${type} takes no \`${key}\``,
            remedy: 'Take it out.',
          },
        ]
      const remedy = `Write ${range[0]} to ${range[1]}.`
      return [{ path: [...path, key], said: `${value} ${units[key]} is not for type ${type}`, remedy }]
    }),
  ]
}

const keyProblem = (volume: Volume, path: Path): readonly Wrong[] =>
  volume['kms-key'] !== undefined && volume.encrypted !== true
    ? [
        {
          path: [...path, 'kms-key'],
          said: 'a key is given for a volume that is not said to be encrypted',
          remedy: 'Add `encrypted: true`.',
        },
      ]
    : []
