import type { GetParametersByPathRequest, GetParametersByPathResult } from '@aws-sdk/client-ssm'
import type { Operation } from '../operation.ts'
import { parameterOutput } from './find-parameter.ts'
import { page } from './pages.ts'
import { isBelow, parameterFilter } from './parameter-filters.ts'
import { invalid } from './parameter-names.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html */
export const getParametersByPath: Operation<GetParametersByPathRequest, GetParametersByPathResult> = (
  world,
  input,
) => {
  const { Path: path = '', Recursive: isRecursive = false, WithDecryption: isDecrypted } = input
  if (!path.startsWith('/'))
    throw invalid(
      'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/".',
    )
  const fits = parameterFilter(input.ParameterFilters, ['Type', 'KeyId', 'Label'])
  const { parameters } = world.systemsManager
  const found = [...parameters.own(), ...parameters.published(path)]
    .filter((parameter) => isBelow(parameter.name, path, isRecursive))
    .filter(fits)
  const { items, next } = page(found, input, { range: [1, 10], usual: 10 })
  const shown = items.map((parameter) =>
    parameterOutput(world, { parameter, selector: undefined }, isDecrypted),
  )
  return { Parameters: shown, ...next }
}
