import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** The part of action.yml that starting a step needs. */
export interface ActionManifest {
  readonly inputs?: Readonly<
    Record<string, { readonly default?: unknown; readonly deprecationMessage?: string } | null>
  >
  readonly runs: {
    readonly using: string
    readonly main: string
    readonly post?: string
    readonly 'post-if'?: string
  }
}

/** How a job stands; what `success()`, `failure()` and `cancelled()` ask. */
export type JobStatus = 'success' | 'failure' | 'cancelled'

/** @throws Error where GitHub would not run it at all */
export function readManifest(action: string): ActionManifest {
  const manifest: ActionManifest = parse(readFileSync(join(action, 'action.yml'), 'utf8'))
  const { using } = manifest.runs
  if (!/^node(12|16|20|24)$/i.test(using)) throw new Error(`'using: ${using}' is not supported`)
  return manifest
}

/**
 * Whether `post` runs in a job that stands so. It is asked when all other steps have ended, and by default it always does.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionManifestManager.cs
 */
export function postRuns({ runs }: ActionManifest, status: JobStatus): boolean {
  const condition = runs['post-if'] ?? 'always()'
  const [, not, asked] = /^(!?)(always|success|failure|cancelled)\(\)$/.exec(condition.trim()) ?? []
  if (asked === undefined) throw new Error(`cannot evaluate post-if: ${condition}`)
  return (asked === 'always' || asked === status) !== (not === '!')
}
