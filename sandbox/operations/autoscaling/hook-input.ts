import type { LifecycleHookSpecification, PutLifecycleHookCommandInput } from '@aws-sdk/client-auto-scaling'
import type { Hook, HookResult, Which } from '../../model/scaling/member.ts'
import { among, invalid, required, within } from './input.ts'

const TRANSITIONS = ['autoscaling:EC2_INSTANCE_LAUNCHING', 'autoscaling:EC2_INSTANCE_TERMINATING'] as const
const RESULTS = ['CONTINUE', 'ABANDON'] as const
const USUAL_SECONDS = 3600

/**
 * A hook as it was sent; what an update leaves out stays.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html
 */
export function readHook(
  sent: LifecycleHookSpecification | PutLifecycleHookCommandInput,
  before?: Hook,
): Hook {
  const name = required(sent.LifecycleHookName, 'lifecycleHookName')
  if (!/^[A-Za-z0-9\-_/]{1,255}$/.test(name)) throw invalid(`'${name}' is not a valid lifecycle hook name`)
  const transition = sent.LifecycleTransition ?? before?.transition
  if (transition === undefined) throw invalid('Lifecycle transition must be specified')
  const seconds = within(sent.HeartbeatTimeout, [30, 7200], 'heartbeatTimeout')
  const result = sent.DefaultResult
  return {
    name,
    transition: among(TRANSITIONS, transition, 'lifecycleTransition'),
    timeoutSeconds: seconds ?? before?.timeoutSeconds ?? USUAL_SECONDS,
    otherwise: result === undefined ? (before?.otherwise ?? 'ABANDON') : readResult(result),
    notification: {
      ...before?.notification,
      ...(sent.NotificationTargetARN !== undefined && { target: sent.NotificationTargetARN }),
      ...(sent.RoleARN !== undefined && { role: sent.RoleARN }),
      ...(sent.NotificationMetadata !== undefined && { metadata: sent.NotificationMetadata }),
    },
  }
}

export function readResult(result: string | undefined): HookResult {
  return among(RESULTS, required(result, 'lifecycleActionResult'), 'lifecycleActionResult')
}

/** Which action is meant, by its token or its instance. */
export function readWhich(sent: {
  readonly LifecycleActionToken?: string | undefined
  readonly InstanceId?: string | undefined
}): Which {
  return { token: sent.LifecycleActionToken, instanceId: sent.InstanceId }
}
