import type { Operations } from '../operation.ts'
import { SimulatePrincipalPolicy } from './simulate-principal-policy.ts'

/** The one call of Identity and Access Management that is here. */
export const iam: Operations = { SimulatePrincipalPolicy }
