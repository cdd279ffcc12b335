import type { SendCommandRequest, SendCommandResult } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { Document } from '../../model/systems-manager/documents.ts'
import type { Operation } from '../operation.ts'
import { commandOutput } from './command-output.ts'
import { checkVersion, documentOf } from './document-of.ts'
import { matching, violated, within } from './input.ts'
import { stepOf } from './steps.ts'
import { meantBy } from './targets.ts'

/** "The content of the document must not exceed 64KB. This quota also includes the content specified for input parameters." */
const LARGEST_BYTES = 65_536

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html */
export const sendCommand: Operation<SendCommandRequest, SendCommandResult> = (world, input) => {
  check(input)
  const {
    DocumentName: name = '',
    DocumentVersion: version = '$DEFAULT',
    Parameters: parameters = {},
  } = input
  const document = documentOf(world, name)
  checkVersion(version)
  checkSize(document, parameters)
  const step = stepOf(document, parameters)
  const sent = world.systemsManager.send({
    documentName: document.name,
    documentVersion: version,
    step,
    parameters,
    comment: input.Comment ?? '',
    ...meantBy(world, input),
    deliveryMs: (input.TimeoutSeconds ?? 3600) * 1000,
    maxConcurrency: input.MaxConcurrency ?? '50',
    maxErrors: input.MaxErrors ?? '0',
  })
  const shown = commandOutput(sent)
  // Targets are looked up after the answer.
  return {
    Command:
      sent.targets.length === 0
        ? shown
        : { ...shown, Status: 'Pending', StatusDetails: 'Pending', TargetCount: 0 },
  }
}

function check({ TimeoutSeconds, Comment = '', MaxConcurrency, MaxErrors }: SendCommandRequest): void {
  within(TimeoutSeconds, [30, 2_592_000], 'timeoutSeconds')
  if (Comment.length > 100)
    throw violated(Comment, 'comment', 'Member must have length less than or equal to 100')
  matching(MaxConcurrency, /^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$/, 'maxConcurrency')
  matching(MaxErrors, /^([1-9][0-9]*|[0]|[1-9][0-9]%|[0-9]%|100%)$/, 'maxErrors')
}

function checkSize({ content }: Document, parameters: Readonly<Record<string, readonly string[]>>): void {
  const given = Object.values(parameters).flat().join('')
  if (Buffer.byteLength(content) + Buffer.byteLength(given) <= LARGEST_BYTES) return
  throw new AwsError('MaxDocumentSizeExceeded', 'The size limit of a document is 64 KB.')
}
