import type { Mistake } from '../../deploy/ports.ts'
import { at, type Ground } from './ground.ts'

/**
 * Tags can be read from the metadata of an instance, which not every key bears: such a launch is refused.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-tags-in-IMDS.html
 */
const readable = /^(?!\.{1,2}$|_index$)[A-Za-z0-9+\-=.,_:@]+$/

export const checkTags = ({ scope, fleet, template }: Ground): readonly Mistake[] => {
  const own = Object.keys(fleet.tags).map((key) => [key, at(scope, 'fleet.ec2.tags')] as const)
  const inTemplate = (template?.data.TagSpecifications ?? [])
    .filter(({ ResourceType }) => ResourceType === 'instance')
    .flatMap(({ Tags }) => Tags ?? [])
    .map(({ Key = '' }) => [Key, at(scope, 'fleet.ec2.launch-template')] as const)
  return [...own, ...inTemplate]
    .filter(([key]) => !readable.test(key))
    .map(([key, path]) => ({
      path,
      said: `the key ${JSON.stringify(key)} of an instance's tag cannot be read from its metadata`,
      remedy:
        'Use letters, digits and + - = . , _ : @ in the keys of tags; spaces and slashes are not allowed.',
    }))
}
