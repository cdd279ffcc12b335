/** A volume of an instance. */
export interface Volume {
  readonly id: string
  readonly device: string
  readonly size: number
  readonly type: string
  readonly encrypted: boolean
  readonly kmsKeyId?: string
  readonly snapshotId?: string
  readonly iops?: number
  /** MiB a second. */
  readonly throughput?: number
  readonly deleteOnTermination: boolean
}
