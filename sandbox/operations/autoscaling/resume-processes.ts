import type { ResumeProcessesCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import { processes } from '../../model/scaling/group.ts'
import type { Operation } from '../operation.ts'
import { among, groupName } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ResumeProcesses.html */
export const resumeProcesses: Operation<Input, object> = ({ scaling }, input) => {
  const named = (input.ScalingProcesses ?? []).map((name) => among(processes, name, 'scalingProcesses'))
  scaling.resume(groupName(input.AutoScalingGroupName), named.length === 0 ? processes : named)
  return {}
}
