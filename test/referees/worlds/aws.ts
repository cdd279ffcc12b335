import { sdkClient } from '../clients/sdk.ts'
import { findGiven } from './given.ts'
import type { World } from './world.ts'

/**
 * The account that the SDK finds by itself: environment, profile, Region. What the calls make there they also remove; what an
 * interrupted run left is found by its tag and name, see clean-up.ts.
 */
export async function openAws(env: Readonly<Record<string, string>> = {}): Promise<World> {
  const client = sdkClient(env)
  const { SWITCHOVER_REFEREE_VPC: vpc, SWITCHOVER_REFEREE_IMAGE: image } = { ...process.env, ...env }
  const given = await findGiven(client, {
    vpc: vpc === undefined ? { Name: 'is-default', Values: ['true'] } : { Name: 'vpc-id', Values: [vpc] },
    images: image === undefined ? { Owners: ['amazon'], Filters: AMAZON_LINUX } : { ImageIds: [image] },
  })
  const close = () => client.close()
  return { name: 'aws', env, given, reset: async () => {}, close, [Symbol.asyncDispose]: close }
}

/** Any image will do: nothing is asked of the machines but to start. */
const AMAZON_LINUX = [
  { Name: 'name', Values: ['al2023-ami-minimal-2023.*-x86_64'] },
  { Name: 'state', Values: ['available'] },
]
