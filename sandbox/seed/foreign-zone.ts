import type { World } from '../model/world.ts'

/** A private zone of another account, and the role in that account that trusts the sandbox's caller with it. */
export interface ForeignZone {
  readonly id: string
  readonly role: string
  readonly name: string
}

const ACCOUNT = '210987654321'

/** Written into the other account directly: none of our calls could. */
export function seedForeignZone({ zones, identities, settings }: World, vpcId: string): ForeignZone {
  const role = identities.addRole({
    arn: `arn:aws:iam::${ACCOUNT}:role/dns`,
    trustsUs: true,
    services: ['route53'],
  })
  // There, and closed to us.
  identities.addRole({ arn: `arn:aws:iam::${ACCOUNT}:role/closed`, trustsUs: false, services: ['route53'] })
  const { id, name } = zones.add({
    // Its own, so that no other id of the same seed is another one for it.
    id: 'Z02109876543210FOREIGN',
    name: 'other.inside.',
    private: true,
    account: ACCOUNT,
    vpcs: [{ id: vpcId, region: settings.region }],
  })
  return { id, role: role.arn, name: name.replace(/\.$/, '') }
}
