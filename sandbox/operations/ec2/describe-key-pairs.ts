import type { DescribeKeyPairsRequest, DescribeKeyPairsResult } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { select } from './select.ts'
import { writeTags } from './tags.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeKeyPairs.html */
export const describeKeyPairs: Operation<DescribeKeyPairsRequest, DescribeKeyPairsResult> = (
  world,
  input,
) => {
  const named = (input.KeyNames ?? []).map((name) => idOf(world, name))
  const found = select(
    world,
    world.compute.keyPairs,
    { ids: [...(input.KeyPairIds ?? []), ...named], filters: input.Filters },
    ({ id, name, fingerprint }) => ({ 'key-pair-id': id, 'key-name': name, fingerprint }),
  )
  refuseDryRun(input)
  return {
    KeyPairs: found.map(({ id, name, kind, fingerprint, createdMs }) => ({
      KeyPairId: id,
      KeyName: name,
      KeyType: kind,
      KeyFingerprint: fingerprint,
      CreateTime: new Date(createdMs),
      Tags: writeTags(world.compute.tagsOf(id)),
    })),
  }
}

function idOf({ compute }: World, name: string): string {
  const found = [...compute.keyPairs.values()].find((one) => one.name === name)
  if (found !== undefined) return found.id
  throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`)
}
