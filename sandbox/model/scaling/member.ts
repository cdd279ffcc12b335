export type LifecycleState =
  | 'Pending'
  | 'Pending:Wait'
  | 'Pending:Proceed'
  | 'InService'
  | 'Terminating'
  | 'Terminating:Wait'
  | 'Terminating:Proceed'

export type HookResult = 'CONTINUE' | 'ABANDON'

/** A hook that an instance waits for. */
export interface Waiting {
  readonly token: string
  readonly sinceMs: number
  readonly untilMs: number
  readonly timeoutMs: number
  readonly otherwise: HookResult
  readonly result?: HookResult
}

/** An instance of a group. */
export interface Member {
  readonly id: string
  readonly type: string
  readonly zone: string
  readonly subnetId: string
  readonly template: { readonly id: string; readonly name: string; readonly version: number }
  /** How much of the desired capacity it is, where the policy weighs its types. */
  readonly weight?: number
  readonly launchedMs: number
  readonly state: LifecycleState
  /** Since when it is in that state. */
  readonly sinceMs: number
  readonly inServiceMs?: number
  /** Why it is no longer to be in service, in the words of the activity that will end it. */
  readonly unhealthy?: string
  readonly isProtected: boolean
  /** One more than desired while it comes up, so that another zone can give one away. */
  readonly balances?: true
  /** EC2 was asked to terminate it. */
  readonly ended?: true
  /** No hook waits for its end. */
  readonly isUnhooked?: true
  readonly waits: ReadonlyMap<string, Waiting>
  readonly activityId: string
}

export interface Hook {
  readonly name: string
  readonly transition: 'autoscaling:EC2_INSTANCE_LAUNCHING' | 'autoscaling:EC2_INSTANCE_TERMINATING'
  readonly timeoutSeconds: number
  readonly otherwise: HookResult
  /** Kept as sent: nobody is notified. */
  readonly notification: {
    readonly target?: string
    readonly role?: string
    readonly metadata?: string
  }
}

/** The action of a hook that is meant: by its token, or by the instance that waits. */
export interface Which {
  readonly token?: string | undefined
  readonly instanceId?: string | undefined
}
