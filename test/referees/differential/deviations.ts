import type { Deviation } from './deviation.ts'
import { ec2 } from './deviations/ec2.ts'
import { elbv2 } from './deviations/elbv2.ts'
import { route53 } from './deviations/route53.ts'

/** Every difference between the sandbox and moto that is allowed. */
export const deviations: readonly Deviation[] = [...elbv2, ...ec2, ...route53]
