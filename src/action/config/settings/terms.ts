import type { Terms } from '../../../deploy/goal.ts'
import { marksOf } from '../rules/checks.ts'
import type { ServiceRead } from '../schema/service.ts'
import { testSettings } from './http.ts'
import { pairsOf } from './service.ts'

/** What deploy/ decides by. */
export function serviceTerms(read: ServiceRead): Terms {
  const { proof, watch, retire, dns } = read
  return {
    count: read.fleet.ec2.count,
    pairs: pairsOf(read).length,
    naming: {
      name: read.fleet.ec2.name,
      record: dns && { template: dns.record, ttl: dns.ttl, address: dns.address },
    },
    ready: read.ready && { withinMs: read.ready.within },
    healthWithinMs: read.health.within,
    releaseTests: testSettings(read['release-test']).map(({ label }) => label),
    proof: proof && { withinMs: proof.within, required: proof.required, marks: marksOf(proof) },
    watch: watch && {
      forMs: watch.for,
      http: watch.http !== undefined,
      targetHealth: watch['target-health'],
      onCancel: watch['on-cancel'],
    },
    minimumHoldMs: read['minimum-hold'],
    holdDefault: read['hold-default'],
    keepFailedMs: read['keep-failed'],
    retire: {
      busy: retire.busy !== undefined,
      deadlineMs: retire.deadline,
      whenQuiet: retire.then,
      atDeadline: retire['at-deadline'],
    },
  }
}
