import type { Deviation } from '../deviation.ts'
import { instances } from './autoscaling-instances.ts'
import { members } from './autoscaling-members.ts'
import { refusals } from './autoscaling-refusals.ts'

/** Auto Scaling. */
export const autoscaling: readonly Deviation[] = [...refusals, ...members, ...instances]
