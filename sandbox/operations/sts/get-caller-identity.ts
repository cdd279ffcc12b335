import type { GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts'
import type { Operation } from '../operation.ts'

type Answer = Omit<GetCallerIdentityCommandOutput, '$metadata'>

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const GetCallerIdentity: Operation<GetCallerIdentityCommandInput, Answer> = (
  { identities },
  _input,
  { userId, account, arn } = identities.own,
) => ({ UserId: userId, Account: account, Arn: arn })
