import type { Operations } from '../operation.ts'
import { cancelCommand } from './cancel-command.ts'
import { createDocument } from './create-document.ts'
import { deleteDocument } from './delete-document.ts'
import { deleteParameter } from './delete-parameter.ts'
import { deleteParameters } from './delete-parameters.ts'
import { describeDocument } from './describe-document.ts'
import { describeInstanceInformation } from './describe-instance-information.ts'
import { describeParameters } from './describe-parameters.ts'
import { getCommandInvocation } from './get-command-invocation.ts'
import { getDocument } from './get-document.ts'
import { getParameter } from './get-parameter.ts'
import { getParameters } from './get-parameters.ts'
import { getParametersByPath } from './get-parameters-by-path.ts'
import { listCommandInvocations } from './list-command-invocations.ts'
import { listCommands } from './list-commands.ts'
import { listDocuments } from './list-documents.ts'
import { putParameter } from './put-parameter.ts'
import { sendCommand } from './send-command.ts'

/** The calls of Systems Manager that the sandbox knows; docs/fidelity.md says how far each goes. */
export const ssm: Operations = {
  CancelCommand: cancelCommand,
  CreateDocument: createDocument,
  DeleteDocument: deleteDocument,
  DeleteParameter: deleteParameter,
  DeleteParameters: deleteParameters,
  DescribeDocument: describeDocument,
  DescribeInstanceInformation: describeInstanceInformation,
  DescribeParameters: describeParameters,
  GetCommandInvocation: getCommandInvocation,
  GetDocument: getDocument,
  GetParameter: getParameter,
  GetParametersByPath: getParametersByPath,
  GetParameters: getParameters,
  ListCommandInvocations: listCommandInvocations,
  ListCommands: listCommands,
  ListDocuments: listDocuments,
  PutParameter: putParameter,
  SendCommand: sendCommand,
}
