import type { Operations } from '../operation.ts'
import { AssumeRole } from './assume-role.ts'
import { DecodeAuthorizationMessage } from './decode-authorization-message.ts'
import { GetCallerIdentity } from './get-caller-identity.ts'

/** The calls of the Security Token Service. */
export const sts: Operations = { AssumeRole, DecodeAuthorizationMessage, GetCallerIdentity }
