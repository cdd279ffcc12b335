/** One record set; `values` as Route 53 gives them, names absolute with the trailing dot, lower case. */
export interface RecordSet {
  readonly name: string
  readonly type: string
  readonly ttl?: number
  readonly values: readonly string[]
  readonly identifier?: string
  readonly weight?: number
  readonly alias?: {
    readonly zoneId: string
    readonly dnsName: string
    readonly evaluateTargetHealth: boolean
  }
}

export interface Zone {
  readonly id: string
  readonly name: string
  readonly private: boolean
  /** The account that it belongs to. */
  readonly account: string
  readonly callerReference: string
  readonly comment?: string
  readonly vpcs: readonly { readonly id: string; readonly region: string }[]
}

/** An accepted change of a zone's records. */
export interface ZoneChange {
  readonly id: string
  readonly submittedMs: number
  readonly status: 'PENDING' | 'INSYNC'
  readonly comment?: string
}

/** The state of Route 53 and its rules. Methods that change something expect ids that exist. */
export interface Zones {
  readonly zones: ReadonlyMap<string, Zone>
  readonly changes: ReadonlyMap<string, ZoneChange>
  /** A zone with the NS and SOA records that Route 53 puts into each; these are served at once. */
  add(zone: {
    readonly id?: string
    readonly name: string
    readonly private?: boolean
    /** Left out: the sandbox's own. */
    readonly account?: string
    readonly callerReference?: string
    readonly comment?: string
    readonly vpcs?: Zone['vpcs']
  }): Zone
  /** Takes the zone and its records away, for readers and name servers alike. */
  remove(zoneId: string): void
  /** A change of something else than records (a zone that comes or goes); it too is PENDING for a while. */
  noteChange(): ZoneChange
  /** Whether a former change of the zone is still being processed (PriorRequestNotComplete). */
  isBusy(zoneId: string): boolean
  /** Replaces the zone's records: listed at once, served when INSYNC. */
  replace(zoneId: string, records: readonly RecordSet[], comment?: string): ZoneChange
  /** What List shows: at once after a change. */
  listed(zoneId: string): readonly RecordSet[]
  /** What name servers answer: only what is INSYNC. `name` absolute, lower case. */
  served(name: string, type: string): readonly RecordSet[]
  /** Whether anything INSYNC has this name: tells NXDOMAIN from an answer without records. */
  isServed(name: string): boolean
}
