import type { Permit } from '../sdk/permit.ts'

/** The permit of everything that is written for a service. */
export interface HeldPermit extends Permit {
  /** From now on this lease is asked. */
  hold(lease: Permit): void
}

/** Before a lease is held nothing has to be asked: preflight only reads, and the lease itself is no matter of this. */
export const createPermit = (): HeldPermit => {
  const never = new AbortController().signal
  let held: Permit | undefined
  return {
    hold(lease) {
      held = lease
    },
    send: (request) => (held === undefined ? request() : held.send(request)),
    get signal() {
      return held?.signal ?? never
    },
  }
}
