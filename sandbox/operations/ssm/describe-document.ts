import type { DescribeDocumentRequest, DescribeDocumentResult } from '@aws-sdk/client-ssm'
import type { Operation } from '../operation.ts'
import { checkVersion, documentOf } from './document-of.ts'
import { documentOutput } from './document-output.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeDocument.html */
export const describeDocument: Operation<DescribeDocumentRequest, DescribeDocumentResult> = (
  world,
  { Name = '', DocumentVersion },
) => {
  checkVersion(DocumentVersion)
  return { Document: documentOutput(documentOf(world, Name)) }
}
