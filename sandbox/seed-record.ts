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

/** The tags that say "v1 is live on blue, accepted, nothing is held", as the action itself would have left them. */
export function recordTags(_side: SeededSide): RecordTags {
  return { blueGroup: {}, greenGroup: {}, instances: {} }
}
