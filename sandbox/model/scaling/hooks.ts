import { AwsError } from '../../aws-error.ts'
import type { Group } from './group.ts'
import type { Hook, HookResult, Member, Waiting, Which } from './member.ts'
import { change, invalid, type State, uuid } from './state.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html */
const MOST = 50
/** "The maximum is 172800 seconds (48 hours) or 100 times HeartbeatTimeout, whichever is smaller." */
const LONGEST_SECONDS = 172_800

/** What an instance has to wait for on its way in or out. */
export function waitsFor(
  state: State,
  group: Group,
  transition: Hook['transition'],
): ReadonlyMap<string, Waiting> {
  const hooks = [...group.hooks.values()].filter((hook) => hook.transition === transition)
  return new Map(hooks.map((hook) => [hook.name, waiting(state, hook)]))
}

function waiting(state: State, { timeoutSeconds, otherwise }: Hook): Waiting {
  const [sinceMs, timeoutMs] = [state.clock.now(), timeoutSeconds * 1000]
  return { token: uuid(state), sinceMs, untilMs: sinceMs + timeoutMs, timeoutMs, otherwise }
}

/** How long an instance may wait in all, whatever heartbeats come. */
export function longestSeconds({ timeoutSeconds }: Pick<Hook, 'timeoutSeconds'>): number {
  return Math.min(LONGEST_SECONDS, 100 * timeoutSeconds)
}

/** What became of the waiting by now: undefined while something is waited for. */
export function resultOf(
  state: Pick<State, 'clock'>,
  { waits }: Member,
): { readonly result: HookResult; readonly token: string; readonly isLate: boolean } | undefined {
  const now = state.clock.now()
  const all = [...waits.values()].map((one) => ({
    token: one.token,
    isLate: one.result === undefined,
    result: one.result ?? (now >= one.untilMs ? one.otherwise : undefined),
  }))
  const abandoned = all.find(({ result }) => result === 'ABANDON')
  if (abandoned !== undefined) return { ...abandoned, result: 'ABANDON' }
  if (all.some(({ result }) => result === undefined)) return undefined
  return { token: '', isLate: false, result: 'CONTINUE' }
}

/** When the next of its hooks times out. */
export function nextTimeout({ waits }: Member): number {
  return Math.min(
    ...[...waits.values()].flatMap(({ result, untilMs }) => (result === undefined ? [untilMs] : [])),
  )
}

export function putHook(group: Group, hook: Hook): void {
  if (group.hooks.size >= MOST && !group.hooks.has(hook.name))
    throw new AwsError('LimitExceeded', `A group has at most ${MOST} lifecycle hooks`)
  group.hooks.set(hook.name, hook)
}

/**
 * "If there are any outstanding lifecycle actions, they are completed first (ABANDON for launching instances, CONTINUE
 * for terminating instances)."
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteLifecycleHook.html
 */
export function deleteHook(group: Group, name: string): void {
  if (!group.hooks.delete(name)) throw invalid(`No Lifecycle Hook found with name: ${name}`)
  for (const member of group.members.values()) {
    const result = member.state === 'Pending:Wait' ? 'ABANDON' : 'CONTINUE'
    if (member.waits.has(name)) answer(group, member, name, { result })
  }
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CompleteLifecycleAction.html */
export function completeHook(group: Group, name: string, which: Which, result: HookResult): void {
  answer(group, waitingMember(group, name, which), name, { result })
}

/** "This extends the timeout by the length of time defined using the PutLifecycleHook API call." */
export function heartbeat(state: State, group: Group, name: string, which: Which): void {
  const member = waitingMember(group, name, which)
  const wait = member.waits.get(name)
  if (wait === undefined) return
  const longestMs = longestSeconds({ timeoutSeconds: wait.timeoutMs / 1000 }) * 1000
  const untilMs = Math.min(state.clock.now() + wait.timeoutMs, wait.sinceMs + longestMs)
  answer(group, member, name, { untilMs })
}

function answer(group: Group, { id, waits }: Member, name: string, said: Partial<Waiting>): void {
  const wait = waits.get(name)
  if (wait !== undefined) change(group, id, { waits: new Map([...waits, [name, { ...wait, ...said }]]) })
}

function waitingMember(group: Group, name: string, { token, instanceId }: Which): Member {
  if (!group.hooks.has(name)) throw invalid(`No Lifecycle Hook found with name: ${name}`)
  if (token === undefined && instanceId === undefined)
    throw invalid('Either instance ID or lifecycle action token must be specified')
  const found = [...group.members.values()].find((member) => {
    const wait = member.state.endsWith(':Wait') ? member.waits.get(name) : undefined
    if (wait === undefined || wait.result !== undefined) return false
    return token === undefined ? member.id === instanceId : wait.token === token
  })
  if (found !== undefined) return found
  const whose = token === undefined ? `instance ID ${instanceId}` : `token ${token}`
  throw invalid(`No active Lifecycle Action found with ${whose}`)
}
