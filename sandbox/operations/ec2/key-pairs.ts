import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import type { TagSpecification } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { KeyPair } from '../../model/compute/key-pair.ts'
import type { World } from '../../model/world.ts'
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
  const { privateKey, publicKey } =
    kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  return {
    material: privateKey
      .export({ type: kind === 'rsa' ? 'pkcs1' : 'pkcs8', format: 'pem' })
      .toString()
      .trimEnd(),
    fingerprint:
      kind === 'rsa'
        ? colons(digest('sha1', privateKey.export({ type: 'pkcs8', format: 'der' })))
        : ofOpenSsh(joined([Buffer.from('ssh-ed25519'), Buffer.from(x, 'base64url')])),
  }
}

/** Of a public key that its owner made elsewhere, in OpenSSH's form; undefined where it is none. */
export function fingerprintOf(kind: KeyPair['kind'], publicKey: Buffer): string | undefined {
  if (kind === 'ed25519') return ofOpenSsh(publicKey)
  const [, e, n] = split(publicKey)
  if (e === undefined || n === undefined) return undefined
  const jwk = { kty: 'RSA', e: e.toString('base64url'), n: n.toString('base64url') }
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  return colons(digest('md5', key.export({ type: 'spki', format: 'der' })))
}

const ofOpenSsh = (publicKey: Buffer): string => digest('sha256', publicKey).toString('base64')
const digest = (algorithm: string, bytes: Buffer): Buffer => createHash(algorithm).update(bytes).digest()
const colons = (bytes: Buffer): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(':')

/** OpenSSH writes a key as fields, each behind its length. */
function joined(fields: readonly Buffer[]): Buffer {
  return Buffer.concat(
    fields.flatMap((field) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(field.length)
      return [length, field]
    }),
  )
}

function split(bytes: Buffer): Buffer[] {
  if (bytes.length < 4) return []
  const end = 4 + bytes.readUInt32BE()
  return end > bytes.length ? [] : [bytes.subarray(4, end), ...split(bytes.subarray(end))]
}
