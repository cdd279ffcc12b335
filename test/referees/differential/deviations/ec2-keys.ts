import type { Deviation } from '../deviation.ts'

const reference = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference'
const accepted = { paths: [''], moto: 'an answer', right: 'sandbox' } as const

/** Key pairs. */
export const keyPairs: readonly Deviation[] = [
  {
    calls: ['ec2 CreateKeyPair'],
    paths: ['KeyMaterial'],
    sandbox: '*',
    moto: '*',
    right: 'both',
    page: `${reference}/API_CreateKeyPair.html`,
    because:
      'The page has no word on how a private key ends; keys of ED25519 are in PKCS #8 here, in OpenSSH’s form there.',
  },
  {
    calls: ['keys/curve', 'keys/byId', 'keys/byFilter'],
    paths: ['KeyFingerprint'],
    sandbox: '*',
    moto: '"<fingerprint>"',
    right: 'sandbox',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/verify-keys.html',
    because: 'Of an ED25519 key it is SHA-256 in base64.',
  },
  {
    calls: ['keys/byName', 'keys/byId'],
    paths: ['KeyType'],
    sandbox: '*',
    moto: 'absent',
    right: 'sandbox',
    page: `${reference}/API_KeyPairInfo.html`,
    because: 'A key pair says its type, also where nobody named one.',
  },
  {
    calls: ['keys/byId'],
    paths: ['KeyPairs[]', 'KeyPairs[].KeyName'],
    sandbox: '*',
    moto: '*',
    right: 'sandbox',
    page: `${reference}/API_DescribeKeyPairs.html`,
    because: 'moto does not look at KeyPairId.',
  },
  {
    ...accepted,
    calls: ['keys/lostId', 'keys/lookDryRun', 'keys/unknownType'],
    sandbox: '4*',
    page: `${reference}/API_DescribeKeyPairs.html`,
    because: 'Ids and types have to be known, and a dry run says so; moto looks at none of them.',
  },
  {
    calls: ['keys/noKey'],
    paths: [''],
    sandbox: '400 InvalidKey.Format',
    moto: '400 InvalidKeyPair.Format',
    right: 'sandbox',
    page: 'https://docs.aws.amazon.com/ec2/latest/devguide/errors-overview.html',
    because: 'InvalidKey.Format: “The key pair is not specified in a valid OpenSSH public key format.”',
  },
]
