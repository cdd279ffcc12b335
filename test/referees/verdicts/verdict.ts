import { writeFileSync } from 'node:fs'

/**
 * What one judge found, in a run in which everything passed. Checked in, and the source of docs/fidelity.md: so it holds
 * nothing that differs between two runs (no times, ids, ports, or counts that polling changes).
 */
export interface Verdict {
  /** Its name in the table of judges, and of its file. */
  readonly judge: string
  /** With its version: `moto 5.2.5`. */
  readonly version: string
  /** A sentence: what it was asked, and of what it is proof. */
  readonly checked: string
  /** For each call that it judged, `SERVICE CALL` as `elbv2 CreateRule`: a few words on what of it, or none. */
  readonly calls: Readonly<Record<string, string>>
}

/** Keeps a verdict for docs/fidelity.md. Called last in a referee's tests, when everything it claims has been seen. */
export function record(verdict: Verdict): void {
  const calls = Object.fromEntries(Object.entries(verdict.calls).sort(([a], [b]) => (a < b ? -1 : 1)))
  const text = JSON.stringify({ ...verdict, calls }, null, 2)
  writeFileSync(new URL(`${verdict.judge}.json`, import.meta.url), `${text}\n`)
}
