import type { ImportKeyPairRequest, ImportKeyPairResult } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { KeyPair } from '../../model/compute/key-pair.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing } from './ids.ts'
import { addKeyPair, fingerprintOf, readKeyPair } from './key-pairs.ts'

/** Takes the OpenSSH form. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportKeyPair.html */
export const importKeyPair: Operation<ImportKeyPairRequest, ImportKeyPairResult> = (world, input) => {
  const { name, tags } = readKeyPair(world, input)
  if (input.PublicKeyMaterial === undefined) throw missing('PublicKeyMaterial')
  const text = Buffer.from(input.PublicKeyMaterial).toString().trim()
  const [, form, body = ''] = /^ssh-(rsa|ed25519) ([A-Za-z0-9+/]+={0,2})(?: .*)?$/.exec(text) ?? []
  const fingerprint =
    form === 'rsa' || form === 'ed25519' ? fingerprintOf(form, Buffer.from(body, 'base64')) : undefined
  if (fingerprint === undefined) {
    throw new AwsError('InvalidKey.Format', 'Key is not in valid OpenSSH public key format')
  }
  refuseDryRun(input)
  return addKeyPair(world, { name, kind: form as KeyPair['kind'], fingerprint }, tags)
}
