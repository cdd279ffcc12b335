import type { CreateDocumentRequest, CreateDocumentResult } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { readContent } from './document-content.ts'
import { documentOutput } from './document-output.ts'
import { matching } from './input.ts'
import { invalid } from './parameter-names.ts'

const LARGEST_BYTES = 65_536

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html */
export const createDocument: Operation<CreateDocumentRequest, CreateDocumentResult> = (
  { systemsManager, settings },
  {
    Name: name = '',
    Content: content = '',
    DocumentType: type,
    DocumentFormat: format = 'JSON',
    Tags: tags = [],
  },
) => {
  matching(name, /^[a-zA-Z0-9_\-.]{3,128}$/, 'name')
  if (/^(aws|amazon|amzn)/i.test(name))
    throw invalid(`The document name ${name} begins with a reserved prefix.`)
  if (type !== undefined && type !== 'Command')
    throw new AwsError('InvalidDocumentContent', `The sandbox has no documents of type ${type}.`)
  if (format !== 'JSON' && format !== 'YAML')
    throw new AwsError(
      'InvalidDocumentContent',
      `The sandbox reads documents in JSON and YAML, not in ${format}.`,
    )
  if (systemsManager.documents.find(name) !== undefined)
    throw new AwsError('DocumentAlreadyExists', `Document with name ${name} already exists.`)
  if (Buffer.byteLength(content) > LARGEST_BYTES)
    throw new AwsError('MaxDocumentSizeExceeded', 'The size limit of a document is 64 KB.')
  const made = systemsManager.documents.add({
    ...readContent(name, content, format),
    owner: settings.account,
    tags: new Map(tags.map(({ Key = '', Value = '' }) => [Key, Value])),
  })
  return { DocumentDescription: { ...documentOutput(made), Status: 'Creating' } }
}
