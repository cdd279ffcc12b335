import {
  type $Command,
  ChangeResourceRecordSetsCommand,
  GetChangeCommand,
  GetHostedZoneCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
  type Route53ClientResolvedConfig,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-route-53'
import type { Call, Connection } from './connection.ts'

type Command<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = $Command<
  Input,
  Output,
  Route53ClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>

/** The calls of Route 53 that the action makes. */
export const connectRoute53 = (connection: Connection) => {
  const client = new Route53Client(connection.config)
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
    changeRecordSets: call('ChangeResourceRecordSets', ChangeResourceRecordSetsCommand),
    getChange: call('GetChange', GetChangeCommand),
    getHostedZone: call('GetHostedZone', GetHostedZoneCommand),
    listRecordSets: call('ListResourceRecordSets', ListResourceRecordSetsCommand),
  }
}

export type Route53 = ReturnType<typeof connectRoute53>
