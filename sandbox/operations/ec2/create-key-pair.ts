import type { KeyPair as Answer, CreateKeyPairRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { addKeyPair, generate, readKeyPair } from './key-pairs.ts'

/** The only call that ever shows the private key. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html */
export const createKeyPair: Operation<CreateKeyPairRequest, Answer> = (world, input) => {
  const { name, tags } = readKeyPair(world, input)
  const kind = input.KeyType ?? 'rsa'
  if (kind !== 'rsa' && kind !== 'ed25519') {
    throw new AwsError('InvalidParameterValue', `Value (${kind}) for parameter KeyType is invalid.`)
  }
  refuseDryRun(input)
  const { material, fingerprint } = generate(kind)
  return { ...addKeyPair(world, { name, kind, fingerprint }, tags), KeyMaterial: material }
}
