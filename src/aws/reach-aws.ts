import type { Clock } from '../deploy/ports.ts'
import { type Clients, createClients } from './clients.ts'
import { type Identity, identify } from './identity.ts'
import { withSharedReads } from './shared-reads.ts'

/** AWS for this process: its clients, its clock, and who we are there. Shared by all services of a run. */
export interface Aws {
  readonly clients: Clients
  /** For what is looked at before the first write: what was read once is not read again. */
  readonly reads: Clients
  readonly clock: Clock
  readonly identity: Identity
}

/** The first call: says who we are, and sets the clock. */
export const reachAws = async (signal: AbortSignal, clients: Clients = createClients()): Promise<Aws> => ({
  clients,
  reads: withSharedReads(clients),
  clock: clients.clock,
  identity: await identify(clients, signal),
})
