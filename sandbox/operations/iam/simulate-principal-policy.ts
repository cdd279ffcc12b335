import type {
  EvaluationResult,
  ResourceSpecificResult,
  SimulatePolicyResponse,
  SimulatePrincipalPolicyRequest,
} from '@aws-sdk/client-iam'
import { AwsError } from '../../aws-error.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'

/**
 * What a role's policies would say to calls, without making them. Here everything is allowed but what a fault of kind
 * `deny` waits for, so that the simulation and the calls agree.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export const SimulatePrincipalPolicy: Operation<SimulatePrincipalPolicyRequest, SimulatePolicyResponse> = (
  world,
  {
    PolicySourceArn: source = '',
    ActionNames: actions = [],
    ResourceArns: resources = ['*'],
    MaxItems,
    Marker,
  },
) => {
  refuseUnknown(world, source)
  for (const action of actions)
    if (!/^[\w-]+:[\w*?]+$/.test(action))
      throw new AwsError('InvalidInput', `Invalid Entity Action: ${action} is not a valid action.`)
  const all = actions.map((action) => evaluated(world, action, resources))
  const start = Number(Marker ?? 0)
  const end = start + (MaxItems ?? 100)
  return {
    EvaluationResults: all.slice(start, end),
    IsTruncated: end < all.length,
    ...(end < all.length && { Marker: `${end}` }),
  }
}

/** The policies are those of a role, not of one of its sessions. */
function refuseUnknown({ identities }: World, source: string): void {
  if (source.length < 20) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${source}' at 'policySourceArn' failed to satisfy constraint: Member must have length greater than or equal to 20`,
    )
  }
  const [, , service = '', , , entity = ''] = source.split(':')
  if (service !== 'iam' || !/^(user|group|role)\//.test(entity))
    throw new AwsError(
      'InvalidInput',
      `Invalid Entity Arn: ${source} does not clearly define entity type and name.`,
    )
  if (source === identities.ownRole || identities.roles.has(source)) return
  const [kind = '', ...path] = entity.split('/')
  throw new AwsError('NoSuchEntity', `The ${kind} with name ${path.at(-1)} cannot be found.`, 404)
}

/** Of several resources each has a result of its own inside that of its action. */
function evaluated(world: World, action: string, resources: readonly string[]): EvaluationResult {
  const each = resources.map((resource) => onResource(world, action, resource))
  const [only] = each
  const isDenied = each.some(({ EvalResourceDecision }) => EvalResourceDecision !== 'allowed')
  return {
    EvalActionName: action,
    EvalResourceName: each.length === 1 ? only?.EvalResourceName : '*',
    EvalDecision: isDenied ? 'implicitDeny' : 'allowed',
    MatchedStatements: [],
    MissingContextValues: [],
    ...(each.length > 1 && { ResourceSpecificResults: each }),
  }
}

function onResource({ identities }: World, action: string, resource: string): ResourceSpecificResult {
  const [service = '', name = ''] = action.split(':')
  return {
    EvalResourceName: resource,
    EvalResourceDecision: identities.isDenied(service, name, resource) ? 'implicitDeny' : 'allowed',
    MatchedStatements: [],
    MissingContextValues: [],
  }
}
