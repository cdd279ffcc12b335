import type { Deviation } from '../deviation.ts'
import { given, templates } from './ec2-account.ts'
import { instances } from './ec2-instances.ts'
import { members } from './ec2-members.ts'
import { refusals } from './ec2-refusals.ts'
import { states } from './ec2-states.ts'

/** EC2 and the Security Token Service. */
export const ec2: readonly Deviation[] = [
  ...refusals,
  ...instances,
  ...states,
  ...members,
  ...templates,
  ...given,
]
