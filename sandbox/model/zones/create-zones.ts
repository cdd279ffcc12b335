import type { Clock } from '../../clock.ts'
import type { Random } from '../random.ts'
import type { Settings } from '../settings.ts'
import type { RecordSet, Zone, ZoneChange, Zones } from '../zones.ts'
import { isWithin } from './names.ts'

/** How long Route 53 is busy with a change before it takes the next one of the same zone; one that is INSYNC is over. */
const BUSY_MS = 1000

interface State {
  listed: readonly RecordSet[]
  served: readonly RecordSet[]
  /** Of the last accepted change, and of the last one that the name servers know. */
  version: number
  servedVersion: number
  busyUntilMs: number
}

/** A Route 53 without any zone. */
export function createZones(world: { settings: Settings; clock: Clock; random: Random }): Zones {
  const { settings, clock, random } = world
  const zones = new Map<string, Zone>()
  const changes = new Map<string, ZoneChange>()
  const states = new Map<string, State>()

  function stateOf(zoneId: string): State {
    const state = states.get(zoneId)
    if (state === undefined) throw new Error(`there is no hosted zone ${zoneId}`)
    return state
  }

  function newId(prefix: 'Z' | 'C'): string {
    return `${prefix}${random.hex(20).toUpperCase()}`
  }

  function pending(comment?: string): ZoneChange {
    const change: ZoneChange = {
      id: newId('C'),
      submittedMs: clock.now(),
      status: 'PENDING',
      ...(comment !== undefined && { comment }),
    }
    changes.set(change.id, change)
    return change
  }

  function inSync(change: ZoneChange, then: () => void): void {
    clock.after(random.between(...settings.insyncMs), () => {
      changes.set(change.id, { ...change, status: 'INSYNC' })
      then()
    })
  }

  return {
    zones,
    changes,
    add({ id = newId('Z'), name, callerReference = id, comment, vpcs = [], ...rest }) {
      const zone: Zone = {
        id,
        name,
        callerReference,
        vpcs,
        private: rest.private ?? false,
        account: rest.account ?? settings.account,
        ...(comment !== undefined && { comment }),
      }
      const records = ofEveryZone(name)
      zones.set(id, zone)
      states.set(id, { listed: records, served: records, version: 0, servedVersion: 0, busyUntilMs: 0 })
      return zone
    },
    remove(zoneId) {
      zones.delete(zoneId)
      states.delete(zoneId)
    },
    noteChange() {
      const change = pending()
      inSync(change, () => undefined)
      return change
    },
    isBusy: (zoneId) => clock.now() < stateOf(zoneId).busyUntilMs,
    replace(zoneId, records, comment) {
      const state = stateOf(zoneId)
      const change = pending(comment)
      state.listed = records
      state.busyUntilMs = clock.now() + BUSY_MS
      state.version += 1
      const version = state.version
      inSync(change, () => {
        if (version === state.version) state.busyUntilMs = clock.now()
        // A later change that is in sync already holds this one.
        if (version < state.servedVersion) return
        state.served = records
        state.servedVersion = version
      })
      return change
    },
    listed: (zoneId) => stateOf(zoneId).listed,
    served: (name, type) => answering(name).filter((record) => record.type === type),
    isServed: (name) =>
      answering(name).length > 0 || servedIn(name).some((record) => isWithin(record.name, name)),
  }

  /** The records of a name, or of the wildcard nearest above it. */
  function answering(name: string): readonly RecordSet[] {
    const records = servedIn(name)
    for (const owner of [name, ...wildcardsAbove(name)]) {
      const found = records.filter((record) => record.name === owner)
      if (found.length > 0) return found
    }
    return []
  }

  /** Records of the zone with the longest name that the name belongs to; a private one comes first. */
  function servedIn(name: string): readonly RecordSet[] {
    const [zone] = [...zones.values()]
      .filter((candidate) => isWithin(name, candidate.name))
      .toSorted(
        (one, other) => other.name.length - one.name.length || Number(other.private) - Number(one.private),
      )
    return zone === undefined ? [] : stateOf(zone.id).served
  }
}

function wildcardsAbove(name: string): string[] {
  const labels = name.split('.')
  return labels.slice(1, -1).map((_, index) => `\\052.${labels.slice(index + 1).join('.')}`)
}

function ofEveryZone(name: string): RecordSet[] {
  return [
    { name, type: 'NS', ttl: 172_800, values: [1, 2, 3, 4].map((number) => `ns-${number}.sandbox.`) },
    { name, type: 'SOA', ttl: 900, values: ['ns-1.sandbox. hostmaster.sandbox. 1 7200 900 1209600 86400'] },
  ]
}
