import { createHash } from 'node:crypto'
import type { Mistake } from '../deploy/ports.ts'
import type { ServiceSettings } from '../settings.ts'
import { partsOf } from './arns.ts'
import type { Clients } from './clients.ts'
import type { CredentialLife } from './sdk/sts.ts'

/** Who this run is for AWS. */
export interface Identity {
  readonly account: string
  /** The ARN of the role or user. */
  readonly role: string
  readonly region: string
  readonly credentials: CredentialLife
}

/** GetCallerIdentity, and the Region that the SDK is set to. */
export const identify = async (clients: Clients, signal: AbortSignal): Promise<Identity> =>
  (await clients.sts()).callerIdentity(signal)

/**
 * The owner of everything we make for a service (R9): the first 16 hexadecimal digits of SHA-256 over the account,
 * the Region and the target groups' ARNs (unique, sorted), one a line.
 */
export const ownerOf = (account: string, region: string, targetGroupArns: readonly string[]): string =>
  createHash('sha256')
    .update([account, region, ...[...new Set(targetGroupArns)].sort()].join('\n'))
    .digest('hex')
    .slice(0, 16)

/** All target groups of a service. */
export const groupsOf = (settings: ServiceSettings): readonly string[] =>
  settings.pairs.flatMap(({ blue, green }) => [blue, green])

/** Every ARN in the settings with where it stands in the config. */
const namedArns = (settings: ServiceSettings): readonly { path: string; arn: string }[] => [
  ...settings.routes.map(({ path, arn }) => ({ path, arn })),
  ...settings.pairs.flatMap((pair, index) => [
    { path: `${pairPath(settings, index)}.blue`, arn: pair.blue },
    { path: `${pairPath(settings, index)}.green`, arn: pair.green },
  ]),
]

/** Where a pair of target groups stands in the config: the service's own, or that of the route that brings it. */
export const pairPath = (settings: ServiceSettings, pair: number): string => {
  const route = settings.routes.find((one) => one.pair === pair)
  const owner = pair === 0 || route === undefined ? `services.${settings.service}` : route.path
  return `${owner}.target-groups`
}

/** Mistakes: an ARN of another account or Region than the credentials' own. */
export const foreignArns = (settings: ServiceSettings, identity: Identity): readonly Mistake[] =>
  namedArns(settings).flatMap(({ path, arn }) => {
    const { account, region } = partsOf(arn)
    if (account === identity.account && region === identity.region) return []
    return [
      {
        path,
        said: `${arn} is in account ${account}, Region ${region}; the credentials are for account ${identity.account}, Region ${identity.region} (${identity.role})`,
        remedy: 'Use credentials and AWS_REGION of the account and Region that the ARN names, or correct it.',
      },
    ]
  })
