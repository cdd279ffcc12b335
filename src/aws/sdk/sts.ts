import {
  AssumeRoleCommand,
  DecodeAuthorizationMessageCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import type { Connection, Credentials } from './connection.ts'

/** Who AWS says we are, the Region that the SDK's configuration names, other roles, and why something was refused. */
export const connectSts = (connection: Connection) => {
  const client = new STSClient(connection.config)
  client.middlewareStack.add(connection.noteDate, { step: 'deserialize', priority: 'low', name: 'noteDate' })
  return {
    callerIdentity: async (signal: AbortSignal) => {
      try {
        const region = await client.config.region()
        const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}), { abortSignal: signal })
        const credentials = lifeOf(await client.config.credentials(), process.env)
        return { account: Account ?? '', role: Arn ?? '', region, credentials }
      } catch (error) {
        throw connection.fault(error, 'GetCallerIdentity', {}, signal)
      }
    },
    /** Our own credentials, as the SDK's ordinary chain finds them; asked for once, and anew before they end. */
    credentials: (): Promise<Credentials> => client.config.credentials(),
    /** Credentials of another role, for an hour: an SDK client asks for new ones before they end. */
    assumeRole: async (role: string): Promise<Credentials> => {
      const input = { RoleArn: role, RoleSessionName: 'switchover' }
      try {
        const { Credentials } = await client.send(new AssumeRoleCommand(input))
        return {
          accessKeyId: Credentials?.AccessKeyId ?? '',
          secretAccessKey: Credentials?.SecretAccessKey ?? '',
          ...(Credentials?.SessionToken !== undefined && { sessionToken: Credentials.SessionToken }),
          ...(Credentials?.Expiration !== undefined && { expiration: Credentials.Expiration }),
        }
      } catch (error) {
        throw connection.fault(error, 'AssumeRole', input, new AbortController().signal)
      }
    },
    /** The JSON text in EC2's encoded message. */
    decodeAuthorizationMessage: async (message: string, signal: AbortSignal): Promise<string> => {
      try {
        const command = new DecodeAuthorizationMessageCommand({ EncodedMessage: message })
        const { DecodedMessage } = await client.send(command, { abortSignal: signal })
        return DecodedMessage ?? '{}'
      } catch (error) {
        throw connection.fault(error, 'DecodeAuthorizationMessage', {}, signal)
      }
    },
  }
}

export type Sts = ReturnType<typeof connectSts>

/** When the credentials of this process end: `never` where they are renewed, or of no session. */
export type CredentialLife =
  | { readonly kind: 'never' }
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'unknown' }

/**
 * Those of the environment are a session's that nobody renews; all other providers of the SDK ask for new ones in time.
 * Their end is AWS_CREDENTIAL_EXPIRATION, where whoever set them said it.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html
 */
const lifeOf = (
  { sessionToken, expiration }: Pick<Credentials, 'sessionToken' | 'expiration'>,
  env: NodeJS.ProcessEnv,
): CredentialLife => {
  if (!env['AWS_ACCESS_KEY_ID'] || sessionToken === undefined || sessionToken === '') return { kind: 'never' }
  const at = expiration?.getTime()
  return at === undefined || Number.isNaN(at) ? { kind: 'unknown' } : { kind: 'at', at }
}
