/** A policy as it was put; only simple and step scaling can be executed. */
export interface Policy {
  readonly name: string
  readonly arn: string
  readonly type: 'SimpleScaling' | 'StepScaling' | 'TargetTrackingScaling'
  readonly enabled: boolean
  readonly adjustmentType?: string
  readonly adjustment?: number
  readonly minMagnitude?: number
  readonly cooldownSeconds?: number
  readonly steps: readonly { readonly from: number; readonly to: number; readonly adjustment: number }[]
  /** What target tracking holds a metric at. */
  readonly tracking?: { readonly target: number; readonly scalesIn: boolean }
  /** What else was sent, to be shown again. */
  readonly shown: Readonly<Record<string, unknown>>
  readonly alarms: readonly { readonly name: string; readonly arn: string }[]
}

/** What a scheduled action changes, and when. */
export interface ScheduledAction {
  readonly name: string
  readonly arn: string
  readonly startMs?: number
  readonly endMs?: number
  readonly recurrence?: string
  readonly timeZone?: string
  readonly min?: number
  readonly max?: number
  readonly desired?: number
  /** When it is next due; an action that is over is forgotten. */
  readonly dueMs: number
}

/** How far a metric is over a threshold; step policies go by it. */
export interface Breach {
  readonly metric?: number | undefined
  readonly threshold?: number | undefined
}

export interface Execution extends Breach {
  readonly honorsCooldown: boolean
}

/** An alarm that goes off; without a name it has that of the policy. */
export interface Ringing extends Breach {
  readonly alarm?: string | undefined
}
