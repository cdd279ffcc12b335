import type { GetParametersByPathRequest, GetParametersByPathResult } from '@aws-sdk/client-ssm'
import type { Operation } from '../operation.ts'
import { parameterOutput } from './find-parameter.ts'
import { page } from './pages.ts'
import { isBelow, parameterFilter } from './parameter-filters.ts'
import { invalid } from './parameter-names.ts'

const WRONG_PATH =
  'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html */
export const getParametersByPath: Operation<GetParametersByPathRequest, GetParametersByPathResult> = (
  world,
  input,
) => {
  const { Path: path = '', Recursive: isRecursive = false, WithDecryption: isDecrypted } = input
  if (!path.startsWith('/')) throw invalid(WRONG_PATH)
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
