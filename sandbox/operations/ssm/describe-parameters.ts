import type {
  DescribeParametersRequest,
  DescribeParametersResult,
  ParameterMetadata,
} from '@aws-sdk/client-ssm'
import type { Parameter } from '../../model/systems-manager/parameters.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { arnOf } from './find-parameter.ts'
import { page } from './pages.ts'
import { parameterFilter } from './parameter-filters.ts'
import { invalid } from './parameter-names.ts'

const KEYS = ['Name', 'Type', 'Tier', 'DataType', 'KeyId', 'Path']

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html */
export const describeParameters: Operation<DescribeParametersRequest, DescribeParametersResult> = (
  world,
  input,
) => {
  const { Filters: older, ParameterFilters: filters } = input
  if (older !== undefined && filters !== undefined)
    throw invalid('You can use either Filters or ParameterFilters in a single request.')
  const olderAsFilters = older?.map(({ Key, Values }) => ({ Key, Values, Option: 'BeginsWith' }))
  const fits = parameterFilter(filters ?? olderAsFilters, KEYS)
  const found = world.systemsManager.parameters.own().filter(fits)
  const { items, next } = page(found, input, { range: [1, 50], usual: 10 })
  return { Parameters: items.map((parameter) => metadataOutput(world, parameter)), ...next }
}

function metadataOutput(world: World, parameter: Parameter): ParameterMetadata {
  const { name, type, version, modifiedMs, tier, dataType, description, allowedPattern, keyId } = parameter
  return {
    Name: name,
    ARN: arnOf(world, parameter),
    Type: type,
    LastModifiedDate: new Date(modifiedMs),
    LastModifiedUser: world.identities.own.arn,
    Version: version,
    Tier: tier,
    Policies: [],
    DataType: dataType,
    ...(description !== undefined && { Description: description }),
    ...(allowedPattern !== undefined && { AllowedPattern: allowedPattern }),
    ...(keyId !== undefined && { KeyId: keyId }),
  }
}
