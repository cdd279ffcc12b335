import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { Connection } from './connection.ts'

/** Who AWS says we are, and the Region that the SDK's configuration names. */
export const connectSts = (connection: Connection) => {
  const client = new STSClient(connection.config)
  client.middlewareStack.add(connection.noteDate, { step: 'deserialize', priority: 'low', name: 'noteDate' })
  return {
    callerIdentity: async (signal: AbortSignal) => {
      try {
        const region = await client.config.region()
        const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}), { abortSignal: signal })
        return { account: Account ?? '', role: Arn ?? '', region }
      } catch (error) {
        throw connection.fault(error, 'GetCallerIdentity', {}, signal)
      }
    },
  }
}

export type Sts = ReturnType<typeof connectSts>
