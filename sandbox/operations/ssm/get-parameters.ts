import type { GetParametersRequest, GetParametersResult } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { findParameter, parameterOutput } from './find-parameter.ts'
import { counted } from './input.ts'
import { invalid } from './parameter-names.ts'

/** In the order of the alphabet. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html */
export const getParameters: Operation<GetParametersRequest, GetParametersResult> = (
  world,
  { Names: names = [], WithDecryption: isDecrypted },
) => {
  counted(names, [1, 10], 'names')
  if (new Set(names).size < names.length) throw invalid('A parameter name is specified more than once.')
  const found = names.map((name) => ({ name, parameter: foundOrNot(() => findParameter(world, name)) }))
  return {
    Parameters: found
      .flatMap(({ parameter }) => parameter ?? [])
      .map((one) => parameterOutput(world, one, isDecrypted))
      .sort(({ Name: one = '' }, { Name: other = '' }) => (one < other ? -1 : 1)),
    InvalidParameters: found.filter(({ parameter }) => parameter === undefined).map(({ name }) => name),
  }
}

function foundOrNot<Found>(find: () => Found): Found | undefined {
  try {
    return find()
  } catch (error) {
    if (error instanceof AwsError && error.code.endsWith('NotFound')) return undefined
    throw error
  }
}
