import type { ContextEntry, EvaluationResult } from '@aws-sdk/client-iam'
import { partsOf } from '../arns.ts'
import { awsCode } from '../faults.ts'
import { keys, type Scope } from '../scope.ts'
import type { Need } from './needs.ts'

/** What policies say of the calls of a need. */
export interface Simulated {
  readonly need: Need
  readonly denied: readonly Denied[]
  /** Why these calls could not be judged; the others can. */
  readonly unknown: readonly { readonly action: string; readonly why: string }[]
}

export interface Denied {
  readonly action: string
  readonly resource: string
  /** A statement denies it; otherwise none allows it. */
  readonly explicit: boolean
}

/**
 * Whose policies are asked: the role of a session, or a user. Undefined: a session that no entity stands for.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export const entityOf = (caller: string): string | undefined => {
  const { partition, account, resource } = partsOf(caller)
  const [kind, name] = resource.split('/')
  if (kind === 'assumed-role') return `arn:${partition}:iam::${account}:role/${name}`
  return kind === 'user' ? caller : undefined
}

/** The root user may do everything that the account may. */
export const isRoot = (caller: string): boolean => partsOf(caller).resource === 'root'

/** Asks IAM; a question that may not be asked leaves all of its calls unknown. */
export const simulate = async (
  scope: Scope,
  entity: string | undefined,
  need: Need,
  signal: AbortSignal,
): Promise<Simulated> => {
  const unasked = (why: string): Simulated => ({
    need,
    denied: [],
    unknown: need.actions.map((action) => ({ action, why })),
  })
  if (entity === undefined) return unasked('the caller is neither a role nor a user')
  try {
    const results = await evaluate(scope, entity, need, signal)
    const each = results.flatMap(perResource)
    const judged = each.filter(({ missing }) => missing.length === 0)
    const open = each.filter(({ missing, decision }) => missing.length > 0 && decision !== 'allowed')
    const denied = judged.flatMap(({ action, resource, decision }) =>
      decision === 'allowed' ? [] : [{ action, resource, explicit: decision === 'explicitDeny' }],
    )
    const unknown = open.map(({ action, missing }) => ({
      action,
      why: `it depends on ${missing.join(', ')}`,
    }))
    return { need, denied, unknown }
  } catch (error) {
    signal.throwIfAborted()
    return unasked(`iam:SimulatePrincipalPolicy answered ${awsCode(error) ?? 'nothing'}`)
  }
}

const evaluate = async (scope: Scope, entity: string, { actions, resources }: Need, signal: AbortSignal) => {
  const iam = await scope.clients.iam()
  const asked = {
    PolicySourceArn: entity,
    ActionNames: [...actions],
    ResourceArns: [...resources],
    ContextEntries: contextOf(scope),
  }
  const results: EvaluationResult[] = []
  let Marker: string | undefined
  do {
    const page = await iam.simulatePrincipalPolicy({ ...asked, Marker }, signal)
    results.push(...(page.EvaluationResults ?? []))
    Marker = page.IsTruncated ? page.Marker : undefined
  } while (Marker !== undefined)
  return results
}

/** Several resources have a result each inside that of their action; a single one is the action's. */
const perResource = (result: EvaluationResult) => {
  const {
    EvalActionName: action = '',
    EvalResourceName: resource = '*',
    ResourceSpecificResults = [],
  } = result
  const whole = {
    action,
    resource,
    decision: result.EvalDecision,
    missing: result.MissingContextValues ?? [],
  }
  if (ResourceSpecificResults.length === 0) return [whole]
  return ResourceSpecificResults.map((one) => ({
    action,
    resource: one.EvalResourceName ?? resource,
    decision: one.EvalResourceDecision,
    missing: one.MissingContextValues ?? [],
  }))
}

/** What our calls will say of themselves and of our own things: conditions of a narrow policy ask for it (R9). */
const contextOf = ({ owner }: Scope): ContextEntry[] => [
  ...[
    'aws:RequestTag',
    'aws:ResourceTag',
    'ssm:resourceTag',
    'ec2:ResourceTag',
    'autoscaling:ResourceTag',
  ].map((prefix) => ({
    ContextKeyName: `${prefix}/${keys.owner}`,
    ContextKeyType: 'string' as const,
    ContextKeyValues: [owner],
  })),
  {
    ContextKeyName: 'aws:TagKeys',
    ContextKeyType: 'stringList',
    ContextKeyValues: [keys.owner, keys.attempt],
  },
]
