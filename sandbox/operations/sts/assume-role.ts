import type { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const AssumeRole: Operation<AssumeRoleRequest, AssumeRoleResponse> = (
  { identities },
  { RoleArn: arn = '', RoleSessionName: name = '', DurationSeconds: seconds = 3600 },
  caller = identities.own,
) => {
  check(
    'roleArn',
    arn,
    arn.length >= 20 && arn.length <= 2048,
    'Member must have length greater than or equal to 20',
  )
  check(
    'roleSessionName',
    name,
    /^[\w+=,.@-]{2,64}$/.test(name),
    'Member must satisfy regular expression pattern: [\\w+=,.@-]*',
  )
  check(
    'durationSeconds',
    `${seconds}`,
    seconds >= 900,
    'Member must have value greater than or equal to 900',
  )
  check(
    'durationSeconds',
    `${seconds}`,
    seconds <= 43_200,
    'Member must have value less than or equal to 43200',
  )
  const role = identities.roles.get(arn)
  // Whoever may not assume a role learns no more of one that is not there.
  if (role === undefined || !role.trustsUs || caller !== identities.own) throw refused(caller.arn, arn)
  // "You can't set a value higher than the maximum session duration set for the role", which is an hour by default.
  if (seconds > 3600) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
  }
  const session = identities.assume(role, name, seconds)
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.token,
      Expiration: new Date(session.expiresMs),
    },
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html#troubleshoot_roles_cant-assume-role */
function refused(caller: string, role: string): AwsError {
  return new AwsError(
    'AccessDenied',
    `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${role}`,
    403,
  )
}

function check(name: string, value: string, isRight: boolean, rule: string): void {
  if (isRight) return
  throw new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${rule}`,
  )
}
