import {
  type $Command,
  CancelCommandCommand,
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  GetParameterCommand,
  ListCommandInvocationsCommand,
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
  client.middlewareStack.add(connection.noteDate, { step: 'deserialize', priority: 'low', name: 'noteDate' })
  const call =
    <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
      name: string,
      Wanted: new (input: Input) => Command<Input, Output>,
    ): Call<Input, Output> =>
    (input, signal) =>
      client.send(new Wanted(input), { abortSignal: signal }).catch((error: unknown) => {
        throw connection.fault(error, name, input, signal)
      })
  return {
    cancelCommand: call('CancelCommand', CancelCommandCommand),
    describeInstanceInformation: call('DescribeInstanceInformation', DescribeInstanceInformationCommand),
    getCommandInvocation: call('GetCommandInvocation', GetCommandInvocationCommand),
    getParameter: call('GetParameter', GetParameterCommand),
    listCommandInvocations: call('ListCommandInvocations', ListCommandInvocationsCommand),
    putParameter: call('PutParameter', PutParameterCommand),
    sendCommand: call('SendCommand', SendCommandCommand),
  }
}

export type Ssm = ReturnType<typeof connectSsm>
