import type { GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts'
import type { Settings } from '../../model/world.ts'
import type { Operation } from '../operation.ts'

type Answer = Omit<GetCallerIdentityCommandOutput, '$metadata'>

/** The role that every caller of the sandbox has. */
export const callerArn = ({ account }: Pick<Settings, 'account'>): string =>
  `arn:aws:sts::${account}:assumed-role/switchover/sandbox`

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const GetCallerIdentity: Operation<GetCallerIdentityCommandInput, Answer> = ({ settings }) => ({
  UserId: 'AROAIOSFODNN7EXAMPLE:sandbox',
  Account: settings.account,
  Arn: callerArn(settings),
})
