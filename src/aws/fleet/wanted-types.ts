import type { Ground } from './ground.ts'

/** The types of the config, else the template's. */
export const wantedTypes = ({ fleet, template }: Ground): readonly string[] => {
  const own = template?.data.InstanceType
  if (fleet.types.length > 0) return fleet.types
  return own === undefined ? [] : [own]
}
