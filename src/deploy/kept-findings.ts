import type { Act, CheckAct } from './acts.ts'
import type { Check, Finding } from './finding.ts'
import type { Instant, Observation } from './model.ts'

/** What a run has found, and how long that counts. */

/** Which findings an act ends. */
const stale: Partial<Record<Act['kind'], readonly Check[]>> = {
  forward: ['proof', 'watch', 'compare', 'preview', 'counts', 'alarms'],
  preview: ['preview'],
  // Machines join: nothing that was found of a side's machines is about them.
  launch: ['ready', 'set-up', 'release-test', 'size'],
}

/**
 * What was found about a way counts no more once that way is changed: a forward ends what was found about production,
 * a new preview what was found through it.
 */
export function withoutStale(findings: Observation['findings'], act: Act): Observation['findings'] {
  const ended = stale[act.kind]
  return ended === undefined
    ? findings
    : Object.fromEntries(Object.entries(findings).filter(([, { check }]) => !ended.includes(check)))
}

/** The findings with one more; the same result in a row is counted. */
export function withFinding(
  findings: Observation['findings'],
  found: Omit<Finding, 'streak'>,
): Observation['findings'] {
  const before = findings[found.key]
  const streak = before?.passed === found.passed ? before.streak + 1 : 1
  return { ...findings, [found.key]: { ...found, streak } }
}

/** Whom a plan would ask: a check that a dry run takes as passed. */
export const imaginedFinding = (act: CheckAct, now: Instant): Omit<Finding, 'streak'> => ({
  key: act.key,
  check: act.check,
  passed: true,
  at: now,
  said: 'not asked in a dry run',
  nodes: [],
  machines: [],
})
