import { IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import { type Connection, callsOf } from './connection.ts'

/** The calls of Identity and Access Management that the action makes. */
export const connectIam = (connection: Connection) => {
  const client = new IAMClient(connection.config)
  const call = callsOf(client, connection)
  return { simulatePrincipalPolicy: call('SimulatePrincipalPolicy', SimulatePrincipalPolicyCommand) }
}

export type Iam = ReturnType<typeof connectIam>
