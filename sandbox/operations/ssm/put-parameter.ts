import type { PutParameterRequest, PutParameterResult } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { Parameter, ParameterType } from '../../model/systems-manager/parameters.ts'
import type { Operation } from '../operation.ts'
import { violated } from './input.ts'
import { checkName, invalid } from './parameter-names.ts'

const TYPES: readonly ParameterType[] = ['String', 'StringList', 'SecureString']
const LARGEST = { Standard: 4096, Advanced: 8192 } as const

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
export const putParameter: Operation<PutParameterRequest, PutParameterResult> = (world, input) => {
  const {
    Name: name = '',
    Value: value = '',
    Overwrite: isOverwriting = false,
    AllowedPattern: pattern,
  } = input
  checkName(name)
  if (value === '') throw violated('', 'value', 'Member must have length greater than or equal to 1')
  const { parameters } = world.systemsManager
  const before = parameters.find(name)
  if (before !== undefined && !isOverwriting)
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    )
  const type = typeOf(input.Type, before)
  const tier = tierOf(input, before)
  if (pattern !== undefined && !new RegExp(pattern).test(value))
    throw new AwsError(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${pattern}`,
    )
  if (Buffer.byteLength(value) > LARGEST[tier]) throw tooLarge(tier)
  const description = input.Description ?? before?.description
  const put = parameters.put({
    name,
    type,
    value,
    tier,
    dataType: input.DataType ?? before?.dataType ?? 'text',
    ...(description !== undefined && { description }),
    ...(pattern !== undefined && { allowedPattern: pattern }),
    ...(type === 'SecureString' && { keyId: input.KeyId ?? before?.keyId ?? 'alias/aws/ssm' }),
  })
  return { Version: put.version, Tier: put.tier }
}

function typeOf(asked: string | undefined, before: Parameter | undefined): ParameterType {
  if (asked === undefined && before === undefined)
    throw invalid('A parameter type is required when you create a parameter.')
  const type = TYPES.find((one) => one === (asked ?? before?.type))
  if (type === undefined)
    throw violated(asked, 'type', `Member must satisfy enum value set: [${TYPES.join(', ')}]`)
  if (before !== undefined && before.type !== type)
    throw new AwsError(
      'HierarchyTypeMismatchException',
      'Parameter Store does not support changing a parameter type in a hierarchy. You must create a new, unique parameter.',
    )
  return type
}

/** "Intelligent-Tiering" takes the dearer one where it has to; an advanced parameter never becomes a standard one. */
function tierOf({ Tier: asked, Value: value = '' }: PutParameterRequest, before: Parameter | undefined) {
  if (asked === 'Advanced' || before?.tier === 'Advanced') return 'Advanced'
  return asked === 'Intelligent-Tiering' && Buffer.byteLength(value) > LARGEST.Standard
    ? 'Advanced'
    : 'Standard'
}

function tooLarge(tier: 'Standard' | 'Advanced'): AwsError {
  return invalid(
    tier === 'Standard'
      ? 'Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html'
      : 'Advanced tier parameters support a maximum parameter value of 8192 characters.',
  )
}
