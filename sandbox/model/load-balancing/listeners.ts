import { isDeepStrictEqual } from 'node:util'
import { AwsError } from '../../aws-error.ts'
import { newListenerArn, newRuleArn } from './arns.ts'
import { checkAttributes, defaultsOf, listenerAttributes } from './attributes.ts'
import type { Changes } from './changes.ts'
import { checkActions } from './check-actions.ts'
import { findListener, findLoadBalancer } from './find.ts'
import { limits } from './limits.ts'
import type { Listener, NewListener } from './listener.ts'
import { settleUse } from './references.ts'
import { announce, type State } from './state.ts'

/** What the API gives an HTTPS listener that names no policy. */
const DEFAULT_POLICY = 'ELBSecurityPolicy-2016-08'

type Settings = Pick<Listener, 'port' | 'protocol' | 'defaultActions' | 'certificateArns'> &
  Partial<Pick<Listener, 'sslPolicy' | 'mutualAuthentication'>>

export function createListener(state: State, wanted: NewListener): Listener {
  const loadBalancer = findLoadBalancer(state, wanted.loadBalancerArn)
  const settings = complete(wanted)
  const others = listenersOf(state, loadBalancer.arn)
  const same = others.find(({ port }) => port === wanted.port)
  if (same !== undefined) return existing(same, settings)
  if (others.length >= limits.listenersPerLoadBalancer) {
    throw new AwsError(
      'TooManyListeners',
      `The maximum number of listeners on load balancer '${loadBalancer.arn}' has been reached`,
    )
  }
  checkActions(state, { loadBalancer, protocol: wanted.protocol }, wanted.defaultActions)
  const listener = make(state, wanted.loadBalancerArn, settings)
  state.tags.create(listener.arn, wanted.tags ?? new Map())
  state.tags.create(listener.defaultRuleArn, new Map())
  return keep(state, listener)
}

/** "If you attempt to create multiple listeners with the same settings, each call succeeds." */
function existing(same: Listener, settings: Settings): Listener {
  if (isDeepStrictEqual(settingsOf(same), settings)) return same
  throw new AwsError(
    'DuplicateListener',
    `A listener already exists on this port for this load balancer '${same.loadBalancerArn}'`,
  )
}

export function modifyListener(
  state: State,
  arn: string,
  changes: Partial<Omit<NewListener, 'loadBalancerArn' | 'tags'>>,
): Listener {
  const before = findListener(state, arn)
  const loadBalancer = findLoadBalancer(state, before.loadBalancerArn)
  const settings = complete({ ...settingsOf(before), ...changes })
  const others = listenersOf(state, loadBalancer.arn).filter((other) => other.arn !== arn)
  if (others.some(({ port }) => port === settings.port)) {
    throw new AwsError('DuplicateListener', `Listener port '${settings.port}' is already in use`)
  }
  checkActions(state, { loadBalancer, protocol: settings.protocol, replacing: arn }, settings.defaultActions)
  const { defaultRuleArn, loadBalancerArn, createdMs, attributes } = before
  return keep(state, { arn, loadBalancerArn, defaultRuleArn, createdMs, attributes, ...settings })
}

/** Changing the protocol to HTTP removes policy and certificate; changing it to HTTPS needs a certificate. */
function complete(wanted: Omit<NewListener, 'loadBalancerArn' | 'tags'>): Settings {
  const { port, protocol, defaultActions, certificateArns = [], mutualAuthentication } = wanted
  if (protocol === 'HTTP') return { port, protocol, defaultActions, certificateArns: [] }
  if (certificateArns.length === 0) {
    throw new AwsError('ValidationError', 'A certificate must be specified for HTTPS listeners')
  }
  const sslPolicy = wanted.sslPolicy ?? DEFAULT_POLICY
  const secure = { port, protocol, defaultActions, certificateArns, sslPolicy }
  return { ...secure, mutualAuthentication: mutualAuthentication ?? { Mode: 'off' } }
}

function settingsOf(listener: Listener): Settings {
  const { port, protocol, defaultActions, certificateArns, sslPolicy, mutualAuthentication } = listener
  return {
    ...{ port, protocol, defaultActions, certificateArns },
    ...(sslPolicy !== undefined && { sslPolicy }),
    ...(mutualAuthentication !== undefined && { mutualAuthentication }),
  }
}

function make(state: State, loadBalancerArn: string, settings: Settings): Listener {
  const arn = newListenerArn(state, loadBalancerArn)
  return {
    arn,
    loadBalancerArn,
    defaultRuleArn: newRuleArn(state, arn),
    createdMs: state.clock.now(),
    attributes: defaultsOf(listenerAttributes),
    ...settings,
  }
}

function keep(state: State, listener: Listener): Listener {
  state.listeners.set(listener.arn, listener)
  settleUse(state)
  announce(state, [listener.loadBalancerArn])
  return listener
}

export function setListenerAttributes(state: State, arn: string, changes: Changes): Listener {
  const before = findListener(state, arn)
  checkAttributes('Listener', listenerAttributes, changes)
  return keep(state, { ...before, attributes: new Map([...before.attributes, ...changes]) })
}

export function deleteListener(state: State, arn: string): void {
  const { loadBalancerArn } = findListener(state, arn)
  dropListener(state, arn)
  settleUse(state)
  announce(state, [loadBalancerArn])
}

/** Takes the listener and its rules out; the caller settles what that changes. */
export function dropListener(state: State, arn: string): void {
  const listener = findListener(state, arn)
  const rules = [...state.rules.values()].filter((rule) => rule.listenerArn === arn)
  for (const rule of rules) state.rules.delete(rule.arn)
  state.listeners.delete(arn)
  for (const gone of [arn, listener.defaultRuleArn, ...rules.map((rule) => rule.arn)]) state.tags.forget(gone)
}

function listenersOf(state: State, loadBalancerArn: string): readonly Listener[] {
  return [...state.listeners.values()].filter((one) => one.loadBalancerArn === loadBalancerArn)
}
