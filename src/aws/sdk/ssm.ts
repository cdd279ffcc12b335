import {
  CancelCommandCommand,
  DescribeDocumentCommand,
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  GetParameterCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  PutParameterCommand,
  SendCommandCommand,
  SSMClient,
} from '@aws-sdk/client-ssm'
import { type Connection, callsOf } from './connection.ts'

/** The calls of Systems Manager that the action makes. */
export const connectSsm = (connection: Connection) => {
  const client = new SSMClient(connection.config)
  // SendCommand takes no token: repeated after a lost answer it would run twice, so who sends it looks first.
  const once = new SSMClient({ ...connection.config, maxAttempts: 1 })
  const call = callsOf(client, connection)
  const callOnce = callsOf(once, connection)
  return {
    cancelCommand: call('CancelCommand', CancelCommandCommand),
    describeDocument: call('DescribeDocument', DescribeDocumentCommand),
    describeInstanceInformation: call('DescribeInstanceInformation', DescribeInstanceInformationCommand),
    getCommandInvocation: call('GetCommandInvocation', GetCommandInvocationCommand),
    getParameter: call('GetParameter', GetParameterCommand),
    listCommandInvocations: call('ListCommandInvocations', ListCommandInvocationsCommand),
    listCommands: call('ListCommands', ListCommandsCommand),
    putParameter: call('PutParameter', PutParameterCommand),
    /** Never repeated. */
    sendCommand: callOnce('SendCommand', SendCommandCommand),
  }
}

export type Ssm = ReturnType<typeof connectSsm>
