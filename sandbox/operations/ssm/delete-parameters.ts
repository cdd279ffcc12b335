import type { DeleteParametersRequest, DeleteParametersResult } from '@aws-sdk/client-ssm'
import type { Operation } from '../operation.ts'
import { counted } from './input.ts'
import { checkReserved } from './parameter-names.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameters.html */
export const deleteParameters: Operation<DeleteParametersRequest, DeleteParametersResult> = (
  { systemsManager },
  { Names: names = [] },
) => {
  counted(names, [1, 10], 'names')
  for (const name of names) checkReserved(name)
  const asked = names.map((name) => ({ name, isGone: systemsManager.parameters.delete(name) }))
  return {
    DeletedParameters: asked.filter(({ isGone }) => isGone).map(({ name }) => name),
    InvalidParameters: asked.filter(({ isGone }) => !isGone).map(({ name }) => name),
  }
}
