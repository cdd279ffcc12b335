import { createHash } from 'node:crypto'

/** What the record of the seeded live side is about. */
export interface SeededSide {
  readonly account: string
  readonly region: string
  readonly service: string
  readonly groups: { readonly blue: string; readonly green: string }
  readonly release: string
  /** By the sandbox's clock. */
  readonly nowMs: number
}

/** Tags by what carries them. */
export interface RecordTags {
  readonly blueGroup: Readonly<Record<string, string>>
  readonly greenGroup: Readonly<Record<string, string>>
  readonly instances: Readonly<Record<string, string>>
}

/**
 * The tags that say "v1 is live on blue, accepted, nothing is held", as the action itself would have left them.
 * Written a second time here on purpose: the action and its sandbox meet only on the wire.
 */
export function recordTags({ account, region, groups, release, nowMs }: SeededSide): RecordTags {
  const record = {
    'switchover:written': '1 1',
    'switchover:live': `blue a1 ${release} seed ${new Date(nowMs).toISOString()}`,
    'switchover:live-origin':
      'fedcba9876543210fedcba9876543210fedcba98 octo/shop/.github/workflows/release.yml 1',
  }
  const owned = [account, region, ...[groups.blue, groups.green].sort()].join('\n')
  const instances = {
    'switchover:owner': createHash('sha256').update(owned).digest('hex').slice(0, 16),
    'switchover:attempt': 'a1',
    'switchover:color': 'blue',
    'switchover:release': release,
    'switchover-live': 'true',
  }
  return { blueGroup: record, greenGroup: record, instances }
}
