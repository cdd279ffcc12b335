import type { Terms } from '../../../deploy/goal.ts'
import { everyTest, type ServiceSettings, type TestSettings } from '../../../settings.ts'
import { marksOf } from '../rules/checks.ts'
import { usualName } from '../schema/fleet.ts'
import type { ServiceRead } from '../schema/service.ts'
import { fleetKind } from './fleet.ts'
import { pairsOf } from './service.ts'

/** What deploy/ decides by; `settings` are those of the same service. */
export function serviceTerms(
  read: ServiceRead,
  { setUp, migrate, gate, releaseTests, switch: around, busy, beforeRetire }: ServiceSettings,
): Terms {
  const tests = everyTest(releaseTests)
  const { proof, watch, retire } = read
  return {
    count: countOf(read),
    fleet: fleetKind(read.fleet),
    pairs: pairsOf(read).length,
    naming: namingOf(read),
    ready: read.ready && { withinMs: read.ready.within },
    setUp: setUp.map(({ label }) => label),
    migrate: migrate?.label,
    gate: {
      parameter: gate?.parameter !== undefined,
      overlap: gate?.overlap ?? false,
      others: gate !== undefined,
    },
    healthWithinMs: read.health.within,
    releaseTests: tests.map(({ label }) => label),
    testsByPreview: byPreview(tests),
    switch: {
      before: around.before.map(({ label }) => label),
      after: around.after.map(({ label }) => label),
      steps: read.switch.steps,
      everyMs: read.switch.every ?? 0,
    },
    proof: proof && { withinMs: proof.within, required: proof.required, marks: marksOf(proof) },
    watch: watch && {
      forMs: watch.for,
      http: watch.http !== undefined,
      targetHealth: watch['target-health'],
      alarms: watch.alarms,
      mayRing: watch['may-ring'],
      compare: watch.compare && { minutes: watch.compare.minutes, baseline: watch.compare.baseline },
      onCancel: watch['on-cancel'],
    },
    minimumHoldMs: read['minimum-hold'],
    holdDefault: read['hold-default'],
    keepFailedMs: read['keep-failed'],
    keepRejected: read['keep-rejected'],
    retire: {
      busy: busy !== undefined,
      busyEveryMs: busy === undefined ? 0 : busyEveryMs[busy.kind],
      before: beforeRetire.map(({ label }) => label),
      atOnce: retire['at-once'],
      deadlineMs: retire.deadline,
      whenQuiet: retire.then,
      atDeadline: retire['at-deadline'],
    },
  }
}

/** A command costs more than a request; Systems Manager keeps each in its history. */
const busyEveryMs = { http: 1000, run: 5000, ssm: 15_000 } as const

/** Instances that are there already are as many as they are. */
const countOf = ({ fleet }: ServiceRead): Terms['count'] =>
  fleet.ec2?.count ?? fleet['auto-scaling']?.count ?? { live: true, atLeast: 0 }

/** Names are given to instances that we launch, and to those of a group where that is asked for. */
function namingOf({ fleet: { ec2, 'auto-scaling': groups }, dns }: ServiceRead): Terms['naming'] {
  const name = ec2?.name ?? groups?.name ?? (groups && dns ? usualName : undefined)
  const record = dns && { template: dns.record, ttl: dns.ttl, address: dns.address }
  return name === undefined ? undefined : { name, record }
}

/** A command may go through the preview, or not: it is told of it. */
function byPreview(tests: readonly TestSettings[]): Terms['testsByPreview'] {
  if (tests.some((test) => test.kind === 'http' && test.via === 'preview')) return 'some'
  return tests.some(({ kind }) => kind === 'run') ? 'maybe' : 'none'
}
