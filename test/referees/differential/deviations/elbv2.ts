import type { Deviation } from '../deviation.ts'
import { acceptedByMoto } from './elbv2-accepted.ts'
import { attributes } from './elbv2-attributes.ts'
import { health } from './elbv2-health.ts'
import { members } from './elbv2-members.ts'
import { refusals } from './elbv2-refusals.ts'

/** Elastic Load Balancing. */
export const elbv2: readonly Deviation[] = [
  ...acceptedByMoto,
  ...refusals,
  ...members,
  ...attributes,
  ...health,
]
