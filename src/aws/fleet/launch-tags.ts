import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2'
import { asksFor, fill } from '../../deploy/placeholders.ts'
import type { Ec2Settings } from '../../settings.ts'
import { keys, type Scope, tagList } from '../scope.ts'
import type { LaunchAct } from './fleet.ts'

/** Ours (R9) over what is only for people, where the config's own tags win. The gate is born closed. */
export const bornWith = (
  { settings, owner, run }: Scope,
  tags: Readonly<Record<string, string>>,
  { release, color, attempt }: LaunchAct,
): Record<string, string> => ({
  Service: settings.service,
  Color: color,
  Release: release,
  Run: `${run.repository}/${run.id}`,
  ...tags,
  [keys.owner]: owner,
  [keys.attempt]: attempt,
  [keys.color]: color,
  [keys.release]: release,
  [keys.live]: 'false',
})

/** The tags of a launch, with the name where all of its instances have the same. */
export const launchTags = (
  scope: Scope,
  { name, tags }: Ec2Settings,
  act: LaunchAct,
): Record<string, string> => {
  const { release, color, attempt } = act
  const { service } = scope.settings
  const friendly =
    name === undefined || asksFor(name, 'index')
      ? {}
      : { Name: fill(name, { service, release, color, attempt }) }
  return { ...friendly, ...bornWith(scope, tags, act) }
}

/** The same tags for all that a launch makes. */
export const specifications = (
  tags: Readonly<Record<string, string>>,
  spot: boolean,
): RunInstancesCommandInput['TagSpecifications'] => {
  const { [keys.live]: _, ...others } = tags
  return [
    { ResourceType: 'instance', Tags: tagList(tags) },
    { ResourceType: 'volume', Tags: tagList(others) },
    ...(spot ? [{ ResourceType: 'spot-instances-request' as const, Tags: tagList(others) }] : []),
  ]
}
