import type { Operations } from '../operation.ts'
import { GetCallerIdentity } from './get-caller-identity.ts'

/** The calls of the Security Token Service. */
export const sts: Operations = { GetCallerIdentity }
