import { createHash } from 'node:crypto'
import type { DocumentDescription } from '@aws-sdk/client-ssm'
import type { Document } from '../../model/systems-manager/documents.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DocumentDescription.html */
export function documentOutput({
  name,
  owner,
  createdMs,
  description,
  content,
  format,
  schemaVersion,
  parameters,
  tags,
}: Document): DocumentDescription {
  return {
    Name: name,
    Owner: owner,
    CreatedDate: new Date(createdMs),
    Status: 'Active',
    DocumentVersion: '1',
    DefaultVersion: '1',
    LatestVersion: '1',
    Description: description,
    Parameters: Object.entries(parameters).map(([Name, parameter]) => ({
      Name,
      Type: parameter.type,
      ...(parameter.description !== undefined && { Description: parameter.description }),
      ...(parameter.default !== undefined && { DefaultValue: asText(parameter.default) }),
    })),
    PlatformTypes: ['Linux', 'MacOS'],
    DocumentType: 'Command',
    SchemaVersion: schemaVersion,
    DocumentFormat: format,
    Hash: createHash('sha256').update(content).digest('hex'),
    HashType: 'Sha256',
    Tags: [...(tags ?? [])].map(([Key, Value]) => ({ Key, Value })),
  }
}

const asText = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : JSON.stringify(value)
