import type { ParameterStringFilter } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { Parameter } from '../../model/systems-manager/parameters.ts'
import { matching } from './input.ts'

/** Whether a parameter is below a path: right below it, or at any depth. A name without a slash is below the root. */
export function isBelow(name: string, path: string, isRecursive: boolean): boolean {
  const folder = path.endsWith('/') ? path : `${path}/`
  const whole = name.startsWith('/') ? name : `/${name}`
  if (!whole.startsWith(folder)) return false
  return isRecursive || !whole.slice(folder.length).includes('/')
}

/** What any call takes for a key; each has some of them. */
const KEY = /^(tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType)$/

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html */
export function parameterFilter(filters: readonly ParameterStringFilter[] = [], keys: readonly string[]) {
  for (const { Key: key } of filters) matching(key, KEY, 'parameterFilters.key')
  for (const { Key: key = '' } of filters)
    if (!keys.includes(key)) throw new AwsError('InvalidFilterKey', `The filter key ${key} is not valid.`)
  return (parameter: Parameter) => filters.every((filter) => fits(filter, parameter))
}

function fits(
  { Key: key, Option: option, Values: values = [] }: ParameterStringFilter,
  parameter: Parameter,
): boolean {
  const { name, type, tier, dataType, keyId } = parameter
  switch (key) {
    case 'Name':
      return compares(option, ['Equals', 'BeginsWith', 'Contains'], name, values)
    case 'Type':
      return compares(option, ['Equals', 'BeginsWith'], type, values)
    case 'Tier':
      return compares(option, ['Equals'], tier, values)
    case 'DataType':
      return compares(option, ['Equals'], dataType, values)
    case 'KeyId':
      return compares(option, ['Equals', 'BeginsWith'], keyId ?? '', values)
    case 'Path':
      if (![undefined, 'OneLevel', 'Recursive'].includes(option)) throw invalidOption(option)
      return values.some((path) => isBelow(name, path, option === 'Recursive'))
    default:
      return false
  }
}

function compares(
  option = 'Equals',
  known: readonly string[],
  text: string,
  values: readonly string[],
): boolean {
  if (!known.includes(option)) throw invalidOption(option)
  if (option === 'BeginsWith') return values.some((value) => text.startsWith(value))
  return values.some((value) => (option === 'Contains' ? text.includes(value) : text === value))
}

function invalidOption(option: string | undefined): AwsError {
  return new AwsError('InvalidFilterOption', `The filter option ${option} is not valid for this key.`)
}
