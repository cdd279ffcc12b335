import type { Operations } from '../operation.ts'

/** EC2 Auto Scaling, version 2011-01-01. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/ */
export const autoscaling: Operations = {}
