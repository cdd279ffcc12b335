import { createHash } from 'node:crypto'
import type { Ec2Settings } from '../../settings.ts'

/** What an instance is made from, in a stable order; where and how many is no part of it. */
export const ingredients = (fleet: Ec2Settings, made: string): readonly string[] => [
  `made ${made}`,
  `types ${fleet.types.join(' ')}`,
  `user-data ${fleet.userData === undefined ? '' : hash(fleet.userData)}`,
  `instance-profile ${fleet.instanceProfile ?? ''}`,
  `key-name ${fleet.keyName ?? ''}`,
  `security-groups ${[...fleet.securityGroups].sort().join(' ')}`,
  `volumes ${volumes(fleet)}`,
  `spot ${fleet.spot}`,
  `public-ip ${fleet.publicIp}`,
]

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

const volumes = ({ volumes: all }: Ec2Settings): string =>
  all
    .map((volume) =>
      Object.entries(volume)
        .filter(([, value]) => value !== undefined)
        .toSorted(([one], [another]) => (one < another ? -1 : 1))
        .map(([key, value]) => `${key}=${value}`)
        .join(' '),
    )
    .join('; ')
