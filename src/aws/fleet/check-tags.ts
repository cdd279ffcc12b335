import type { Mistake } from '../../deploy/ports.ts'
import { at, type Ground } from './ground.ts'

/**
 * Tags can be read from the metadata of an instance, which not every key bears: a launch from a template with such a
 * tag is refused. Those of the config are looked at with it.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-tags-in-IMDS.html
 */
const readable = /^(?!\.{1,2}$|_index$)[A-Za-z0-9+\-=.,_:@]+$/

export const checkTags = ({ scope, template }: Ground): readonly Mistake[] =>
  (template?.data.TagSpecifications ?? [])
    .filter(({ ResourceType }) => ResourceType === 'instance')
    .flatMap(({ Tags }) => Tags ?? [])
    .filter(({ Key = '' }) => !readable.test(Key))
    .map(({ Key }) => ({
      path: at(scope, 'fleet.ec2.launch-template'),
      said: `the key ${JSON.stringify(Key)} of an instance's tag cannot be read from its metadata`,
      remedy:
        'Use letters, digits and + - = . , _ : @ in the keys of tags; spaces and slashes are not allowed.',
    }))
