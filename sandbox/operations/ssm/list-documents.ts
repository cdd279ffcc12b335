import type {
  DocumentIdentifier,
  DocumentKeyValuesFilter,
  ListDocumentsRequest,
  ListDocumentsResult,
} from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { Document } from '../../model/systems-manager/documents.ts'
import type { Operation } from '../operation.ts'
import { documentOutput } from './document-output.ts'
import { page } from './pages.ts'

/** By name. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListDocuments.html */
export const listDocuments: Operation<ListDocumentsRequest, ListDocumentsResult> = (
  { systemsManager },
  input,
) => {
  const found = systemsManager.documents
    .all()
    .filter((document) => (input.Filters ?? []).every((filter) => fits(filter, document)))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const { items, next } = page(found, input, { range: [1, 50], usual: 10 })
  return { DocumentIdentifiers: items.map(identifierOutput), ...next }
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DocumentIdentifier.html */
function identifierOutput(document: Document): DocumentIdentifier {
  const { Name, CreatedDate, Owner, PlatformTypes, DocumentVersion, DocumentType, ...more } =
    documentOutput(document)
  const { SchemaVersion, DocumentFormat, Tags } = more
  return {
    Name,
    CreatedDate,
    Owner,
    PlatformTypes,
    DocumentVersion,
    DocumentType,
    SchemaVersion,
    DocumentFormat,
    Tags,
  }
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DocumentKeyValuesFilter.html */
function fits({ Key: key = '', Values: values = [] }: DocumentKeyValuesFilter, document: Document): boolean {
  const { name, owner, tags = new Map<string, string>() } = document
  if (key.startsWith('tag:')) {
    const value = tags.get(key.slice('tag:'.length))
    return value !== undefined && values.includes(value)
  }
  switch (key) {
    case 'Name':
      return values.some((value) => name.startsWith(value))
    case 'Owner':
      return values.some((value) => (value === 'Self' ? owner !== 'Amazon' : value === owner))
    case 'DocumentType':
      return values.includes('Command')
    case 'PlatformTypes':
      return values.some((value) => value === 'Linux' || value === 'MacOS')
    default:
      throw new AwsError('InvalidFilterKey', `The filter key ${key} is not valid.`)
  }
}
