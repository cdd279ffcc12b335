import type { Deviation } from '../deviation.ts'
import { given, templates } from './ec2-account.ts'
import { instances } from './ec2-instances.ts'
import { keyPairs } from './ec2-keys.ts'
import { members } from './ec2-members.ts'
import { newer } from './ec2-newer.ts'
import { refusals } from './ec2-refusals.ts'
import { states } from './ec2-states.ts'

/** EC2. */
export const ec2: readonly Deviation[] = [
  ...refusals,
  ...instances,
  ...states,
  ...members,
  ...templates,
  ...given,
  ...keyPairs,
  ...newer,
]
