import type { DeleteParameterRequest, DeleteParameterResult } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { checkReserved } from './parameter-names.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html */
export const deleteParameter: Operation<DeleteParameterRequest, DeleteParameterResult> = (
  { systemsManager },
  { Name: name = '' },
) => {
  checkReserved(name)
  if (!systemsManager.parameters.delete(name)) throw new AwsError('ParameterNotFound', '')
  return {}
}
