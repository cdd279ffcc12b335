import type { ContextEntry, EvaluationResult } from '@aws-sdk/client-iam'
import type { ServiceSettings } from '../../settings.ts'
import { partsOf } from '../arns.ts'
import { awsCode } from '../faults.ts'
import { keys, type Scope } from '../scope.ts'
import { type Need, place } from './needs.ts'

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
  /** A statement denies it, or the boundary of what the role may be allowed at all; otherwise no statement allows it. */
  readonly by: 'statement' | 'boundary' | undefined
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
    const each = results
      .flatMap((result) => perResource(result, need))
      .filter(({ decision }) => decision !== 'allowed')
    const found = each.map((one) => ({ ...one, why: whyUnknown(one) }))
    return {
      need,
      denied: found.filter(({ why }) => why === undefined),
      unknown: found.flatMap(({ action, why }) => (why === undefined ? [] : [{ action, why }])),
    }
  } catch (error) {
    signal.throwIfAborted()
    return unasked(`iam:SimulatePrincipalPolicy answered ${awsCode(error) ?? 'nothing'}`)
  }
}

/**
 * Why a refusal is none that is known. Policies of an organisation are judged with all their conditions, and what IAM was not
 * told of for them it does not name: one that denies all but some Regions or callers denies everything then.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
const whyUnknown = ({ missing, outside }: ReturnType<typeof perResource>[number]): string | undefined => {
  if (missing.length > 0) return `it depends on ${missing.join(', ')}`
  return outside
    ? 'a policy of the organisation denies it, unless that depends on what IAM was not told'
    : undefined
}

const evaluate = async (scope: Scope, entity: string, need: Need, signal: AbortSignal) => {
  const { actions, resources } = need
  const iam = await scope.clients.iam()
  const asked = {
    PolicySourceArn: entity,
    ActionNames: [...actions],
    ResourceArns: [...resources],
    ContextEntries: contextOf(scope, need),
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

/**
 * Several resources have a result each inside that of their action; a single one is the action's, which names what kind
 * of resource it is about.
 */
const perResource = (result: EvaluationResult, { resources }: Need) => {
  const { EvalActionName: action = '', ResourceSpecificResults: each = [], ...whole } = result
  const outside = whole.OrganizationsDecisionDetail?.AllowedByOrganizations === false
  const judged =
    each.length > 0
      ? each
      : [{ ...whole, EvalResourceName: resources[0], EvalResourceDecision: whole.EvalDecision }]
  return judged.map((one) => ({
    action,
    resource: one.EvalResourceName ?? '*',
    decision: one.EvalResourceDecision,
    missing: one.MissingContextValues ?? [],
    outside,
    by: deniedBy(one.EvalResourceDecision, one.PermissionsBoundaryDecisionDetail),
  }))
}

const deniedBy = (
  decision: EvaluationResult['EvalDecision'],
  boundary: EvaluationResult['PermissionsBoundaryDecisionDetail'],
): Denied['by'] => {
  if (boundary?.AllowedByPermissionsBoundary === false) return 'boundary'
  return decision === 'explicitDeny' ? 'statement' : undefined
}

/** What our calls will say of themselves and of our own things: conditions of a narrow policy ask for it (R9). */
const contextOf = ({ owner, settings }: Scope, { actions }: Need): ContextEntry[] => [
  ...regionOf(settings, actions),
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

/** Where a call goes; Route 53 is everywhere, and is asked in one Region. */
const regionOf = (settings: ServiceSettings, [action = '']: readonly string[]): ContextEntry[] => {
  const { partition, region } = place(settings)
  if (action.startsWith('route53:') && partition !== 'aws') return []
  return [
    {
      ContextKeyName: 'aws:RequestedRegion',
      ContextKeyType: 'string',
      ContextKeyValues: [action.startsWith('route53:') ? 'us-east-1' : region],
    },
  ]
}
