import type { Clock } from '../../clock.ts'
import type { Compute } from '../compute.ts'
import type { Random } from '../random.ts'
import type { Capacity } from './capacity.ts'
import type { KeyPair } from './key-pair.ts'

type Own = Pick<
  Compute,
  'keyPairs' | 'instanceProfiles' | 'capacity' | 'setCapacity' | 'addKeyPair' | 'deleteKeyPair'
>

/** What an account has beside networks and instances: keys, profiles, and how much it may launch. */
export function createAccountOwn({ clock, random }: { clock: Clock; random: Random }): Own {
  const keyPairs = new Map<string, KeyPair>()
  let capacity: Capacity = { pools: [], notOffered: [] }

  return {
    keyPairs,
    instanceProfiles: new Set(),
    get capacity() {
      return capacity
    },
    setCapacity(change) {
      capacity = { ...capacity, ...change }
    },
    addKeyPair(key) {
      const made = { id: `key-${random.hex(17)}`, createdMs: clock.now(), ...key }
      keyPairs.set(made.id, made)
      return made
    },
    deleteKeyPair: (id) => void keyPairs.delete(id),
  }
}
