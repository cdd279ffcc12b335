import type { Probes } from '../deploy/ports.ts'
import type { Secrets } from './secrets.ts'

/** The same probes, whose answers hold no secret: what a check says may become the reason in a tag. */
export const secretiveProbes = (probes: Probes, secrets: Secrets): Probes => ({
  run: async (act, seen, signal) => secrets.redactAll(await probes.run(act, seen, signal)),
  changed: (what) => probes.changed(what),
})
