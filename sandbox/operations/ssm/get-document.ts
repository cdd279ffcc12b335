import type { GetDocumentRequest, GetDocumentResult } from '@aws-sdk/client-ssm'
import { parse, stringify } from 'yaml'
import type { Operation } from '../operation.ts'
import { checkVersion, documentOf } from './document-of.ts'

/** The other form of a document: JSON is YAML too. */
function inFormat(format: 'JSON' | 'YAML', content: string): string {
  const data: unknown = parse(content)
  return format === 'YAML' ? stringify(data) : JSON.stringify(data, null, 2)
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetDocument.html */
export const getDocument: Operation<GetDocumentRequest, GetDocumentResult> = (
  world,
  { Name = '', DocumentVersion, DocumentFormat: asked },
) => {
  checkVersion(DocumentVersion)
  const { name, content, format, createdMs } = documentOf(world, Name)
  const shown = asked === 'YAML' ? 'YAML' : asked === 'JSON' ? 'JSON' : format
  return {
    Name: name,
    CreatedDate: new Date(createdMs),
    DocumentVersion: '1',
    Status: 'Active',
    Content: shown === format ? content : inFormat(shown, content),
    DocumentType: 'Command',
    DocumentFormat: shown,
  }
}
