import type { Deviation } from './deviation.ts'
import { autoscaling } from './deviations/autoscaling.ts'
import { cloudwatch } from './deviations/cloudwatch.ts'
import { ec2 } from './deviations/ec2.ts'
import { elbv2 } from './deviations/elbv2.ts'
import { route53 } from './deviations/route53.ts'
import { ssm } from './deviations/ssm.ts'
import { sts } from './deviations/sts.ts'

/** Every difference between the sandbox and moto that is allowed. */
export const deviations: readonly Deviation[] = [
  ...elbv2,
  ...ec2,
  ...autoscaling,
  ...cloudwatch,
  ...ssm,
  ...sts,
  ...route53,
]
