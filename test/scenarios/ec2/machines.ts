import type { Instance } from '../../../sandbox/model/compute.ts'
import { isDryRun } from '../../support/api-call.ts'
import type { Stage } from '../support/stage.ts'

/** Every machine that was launched for green, dead ones too, in their order. */
export const launched = ({ sandbox }: Stage): readonly Instance[] =>
  [...sandbox.world.compute.instances.values()].filter(({ tags }) => tags.get('switchover:color') === 'green')

/** Those that live. */
export const alive = (stage: Stage): readonly Instance[] =>
  launched(stage).filter(({ state }) => state === 'pending' || state === 'running')

/** The subnets that the seeded config names. */
export const subnetsOf = ({ sandbox }: Stage): readonly string[] => [...sandbox.world.compute.subnets.keys()]

/** How often launches were asked for, and what came of each. */
export const launchCalls = async (stage: Stage): Promise<readonly (string | undefined)[]> =>
  (await stage.calls())
    .filter((call) => call.action === 'RunInstances' && !isDryRun(call))
    .map(({ error }) => error)
