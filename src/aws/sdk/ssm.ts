import {
  type $Command,
  CancelCommandCommand,
  DescribeDocumentCommand,
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  GetParameterCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  PutParameterCommand,
  SendCommandCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
  SSMClient,
  type SSMClientResolvedConfig,
} from '@aws-sdk/client-ssm'
import type { Call, Connection } from './connection.ts'

type Command<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = $Command<
  Input,
  Output,
  SSMClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>

/** The calls of Systems Manager that the action makes. */
export const connectSsm = (connection: Connection) => {
  const client = new SSMClient(connection.config)
  // SendCommand takes no token: repeated after a lost answer it would run twice, so who sends it looks first.
  const once = new SSMClient({ ...connection.config, maxAttempts: 1 })
  for (const { middlewareStack } of [client, once])
    middlewareStack.add(connection.noteDate, { step: 'deserialize', priority: 'low', name: 'noteDate' })
  const call =
    <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
      name: string,
      Wanted: new (input: Input) => Command<Input, Output>,
      by = client,
    ): Call<Input, Output> =>
    (input, signal) =>
      by.send(new Wanted(input), { abortSignal: signal }).catch((error: unknown) => {
        throw connection.fault(error, name, input, signal)
      })
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
    sendCommand: call('SendCommand', SendCommandCommand, once),
  }
}

export type Ssm = ReturnType<typeof connectSsm>
