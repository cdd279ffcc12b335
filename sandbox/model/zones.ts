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
}

/** The state of Route 53 and its rules. */
export interface Zones {
  readonly zones: ReadonlyMap<string, Zone>
  /** What List shows: at once after a change. */
  listed(zoneId: string): readonly RecordSet[]
  /** What name servers answer: only what is INSYNC. `name` absolute, lower case. */
  served(name: string, type: string): readonly RecordSet[]
}
