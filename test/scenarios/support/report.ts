import { readFileSync } from 'node:fs'
import type { ActionResult } from '../../support/runner.ts'

/** What the report says of a proof: schemas/report.schema.json. */
interface ProofTold {
  readonly by: string
  readonly counts: string
  readonly nodes: readonly {
    readonly node: string
    readonly route: string
    readonly passes: number
    readonly convergedMs: number | null
    readonly asked: boolean
    readonly said: string
    readonly from: string
  }[]
}

/** What it says of a watch. */
interface WatchTold {
  readonly 'left-out': readonly string[]
  readonly said: string
  readonly compared: readonly {
    readonly measure: string
    readonly group: string
    readonly candidate: number | null
    readonly baseline: number | null
    readonly allowed: number
    readonly requests: { readonly candidate: number; readonly baseline: number }
    readonly result: string
  }[]
}

/** The report of a run of one service or more. */
export function readReport({ outputs }: ActionResult): {
  readonly services: readonly { readonly proof: ProofTold; readonly watch: WatchTold | null }[]
} {
  return JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'))
}
