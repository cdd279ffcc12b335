import type { GetDocumentRequest, GetDocumentResult } from '@aws-sdk/client-ssm'
import type { Operation } from '../operation.ts'
import { checkVersion, documentOf } from './document-of.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetDocument.html */
export const getDocument: Operation<GetDocumentRequest, GetDocumentResult> = (
  world,
  { Name = '', DocumentVersion },
) => {
  checkVersion(DocumentVersion)
  const { name, content, createdMs } = documentOf(world, Name)
  return {
    Name: name,
    CreatedDate: new Date(createdMs),
    DocumentVersion: '1',
    Status: 'Active',
    Content: content,
    DocumentType: 'Command',
    DocumentFormat: 'JSON',
  }
}
