import type { DeleteDocumentRequest, DeleteDocumentResult } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { documentOf } from './document-of.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteDocument.html */
export const deleteDocument: Operation<DeleteDocumentRequest, DeleteDocumentResult> = (
  world,
  { Name = '' },
) => {
  const { name, owner } = documentOf(world, Name)
  if (owner !== world.settings.account)
    throw new AwsError('InvalidDocumentOperation', 'You attempted to delete a document that is not yours.')
  world.systemsManager.documents.delete(name)
  return {}
}
