import {
  ChangeResourceRecordSetsCommand,
  GetChangeCommand,
  GetHostedZoneCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53'
import { type Connection, callsOf } from './connection.ts'

/** The calls of Route 53 that the action makes. */
export const connectRoute53 = (connection: Connection) => {
  const client = new Route53Client(connection.config)
  const call = callsOf(client, connection)
  return {
    changeRecordSets: call('ChangeResourceRecordSets', ChangeResourceRecordSetsCommand),
    getChange: call('GetChange', GetChangeCommand),
    getHostedZone: call('GetHostedZone', GetHostedZoneCommand),
    listRecordSets: call('ListResourceRecordSets', ListResourceRecordSetsCommand),
  }
}

export type Route53 = ReturnType<typeof connectRoute53>
