import { createHash, generateKeyPairSync } from 'node:crypto'
import type { TagSpecification } from '@aws-sdk/client-ec2'
import type { KeyPair } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import { AwsError } from '../operation.ts'
import { missing } from './ids.ts'
import { checkTaggable, tagsFor, writeTags } from './tags.ts'

interface Asked {
  readonly KeyName?: string | undefined
  readonly TagSpecifications?: TagSpecification[] | undefined
}

/** The name and tags of a key pair that is to be added; the name must be free. */
export function readKeyPair(world: World, { KeyName: name, TagSpecifications }: Asked) {
  if (name === undefined) throw missing('KeyName')
  if (name === '' || name.length > 255) {
    throw new AwsError('InvalidParameterValue', `Value (${name}) for parameter KeyName is invalid.`)
  }
  if ([...world.compute.keyPairs.values()].some((one) => one.name === name)) {
    throw new AwsError('InvalidKeyPair.Duplicate', `The keypair already exists`)
  }
  checkTaggable(TagSpecifications, ['key-pair'])
  return { name, tags: tagsFor('key-pair', TagSpecifications) }
}

/** Adds it, and gives it as the calls that add one answer it. */
export function addKeyPair(
  { compute }: World,
  key: Pick<KeyPair, 'name' | 'kind' | 'fingerprint'>,
  tags: ReadonlyMap<string, string>,
) {
  const made = compute.addKeyPair(key)
  compute.setTags(made.id, tags)
  return {
    KeyName: made.name,
    KeyPairId: made.id,
    KeyFingerprint: made.fingerprint,
    Tags: writeTags(tags),
  }
}

/** A new pair's private half, and AWS's fingerprint of it: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/verify-keys.html */
export function generate(kind: KeyPair['kind']): { readonly material: string; readonly fingerprint: string } {
  const asDer = { type: 'pkcs8', format: 'der' } as const
  const { privateKey } =
    kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519')
  const der = privateKey.export(asDer)
  return {
    material: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trimEnd(),
    fingerprint: kind === 'rsa' ? colons(digest('sha1', der)) : digest('sha256', der).toString('base64'),
  }
}

/** Of a public key that its owner made elsewhere. */
export function fingerprintOf(kind: KeyPair['kind'], publicKey: Buffer): string {
  return kind === 'rsa' ? colons(digest('md5', publicKey)) : digest('sha256', publicKey).toString('base64')
}

const digest = (algorithm: string, bytes: Buffer): Buffer => createHash(algorithm).update(bytes).digest()
const colons = (bytes: Buffer): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(':')
