import type { Run } from '../../deploy/goal.ts'
import type { ServiceSettings } from '../../settings.ts'
import type { Clients } from '../clients.ts'
import { isMissing } from '../faults.ts'
import { groupsOf, type Identity, ownerOf } from '../identity.ts'
import type { Scope } from '../scope.ts'
import { tagsOf } from '../traffic/reading.ts'
import { previewsOn, readAllReserved } from '../traffic/reserved.ts'
import { type Told, toldBy } from './copies.ts'

const untold: Told = { memo: undefined, mark: undefined, hasLostTerms: false }

/**
 * What the record says, before it is known on what a command works: by one call where the service's own target groups
 * have it, else with the copies on the preview rules, where the config expects them.
 */
export async function readAhead(
  clients: Clients,
  settings: ServiceSettings,
  identity: Identity,
  run: Run,
  signal: AbortSignal,
): Promise<Told> {
  const elbv2 = await clients.elbv2()
  const [own] = settings.pairs
  try {
    const groups = await tagsOf(elbv2, own === undefined ? [] : [own.blue, own.green], signal)
    const told = toldBy(groups.values())
    if (told.memo !== undefined && !told.hasLostTerms) return told
    const owner = ownerOf(identity.account, identity.region, groupsOf(settings))
    const scope: Scope = { clients, settings, owner, run, say: () => {}, wrote: new Map() }
    const previews = previewsOn(await readAllReserved(scope, signal))
    return toldBy([...groups.values(), ...previews.map(({ tags }) => tags)])
  } catch (error) {
    // A group or listener of the config that is not there is told by whoever looks next.
    if (isMissing(error)) return untold
    throw error
  }
}
