import { createPrivateKey } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

test.each(['rsa', 'ed25519'] as const)(
  'a made %s pair shows its private half once, and launches name it',
  async (KeyType) => {
    const KeyName = `made-${KeyType}`
    const made = await scene.ec2.createKeyPair({
      KeyName,
      KeyType,
      TagSpecifications: [{ ResourceType: 'key-pair', Tags: [{ Key: 'Team', Value: 'shop' }] }],
    })

    const [id] = await scene.launch({ KeyName })
    await scene.advance(2)
    const { KeyPairs } = await scene.ec2.describeKeyPairs({ KeyNames: [KeyName] })

    expect(createPrivateKey(made.KeyMaterial ?? '').asymmetricKeyType).toBe(KeyType)
    expect(KeyPairs).toMatchObject([
      {
        KeyPairId: made.KeyPairId,
        KeyName,
        KeyType,
        KeyFingerprint: made.KeyFingerprint,
        Tags: [{ Key: 'Team', Value: 'shop' }],
      },
    ])
    expect(KeyPairs?.[0]).not.toHaveProperty('KeyMaterial')
    expect((await scene.instance(id)).KeyName).toBe(KeyName)
  },
)

// Made by ssh-keygen. The RSA fingerprint: ssh-keygen -ef FILE -m PEM | openssl rsa -RSAPublicKey_in -outform DER | openssl md5 -c
test.each([
  [
    'rsa',
    'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCXE3MrxtOawDGJjANaqgjR2bv2l/WTLZlfKKzBGDWRx/ijVA2WF6I2vJx6rYufLSjnUYdOsJnjBvDRXvUpMfgsJP+/KlOqoisSGEDiGgfMeklnkL37HCyzO3vzfFOrnvsYe0YP4AziZQ+juZEQzyonPPgk5wG5FvsmjCVSF1o7XvhuHtY9SOD0zrkNWqecpP+3SSFy5VPYLf4BK/LfYCGxIDDUyku9kvxFETDMbAan4ovrDaqWQ4dX98Jn8gl7CznaAPlQpGMJ37enSIOa7z2ETbPqk16IjV8LJ2bQiUBeuTYKjeRCopDRnO6sTdUxOMmaf+sFZbj5FXzLk4M7TI97 ops@example',
    '7a:fb:7b:26:d0:12:7c:75:47:97:ba:e2:38:10:ea:49',
  ],
  [
    'ed25519',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAII9bq1Uy42T5dBGj8o0OMr2Bo/4ENhPFh/S+rydyUq5J ops@example',
    'SdUC1odPRqkkcQXC6vIefeL+uvzjsXAY0LGKZMb6sNE=',
  ],
])('a brought %s key has the fingerprint that AWS’s own commands give', async (KeyType, key, fingerprint) => {
  const KeyName = `brought-${KeyType}`

  const brought = await scene.ec2.importKeyPair({ KeyName, PublicKeyMaterial: Buffer.from(key) })

  expect(brought.KeyFingerprint).toBe(fingerprint)
  expect((await scene.ec2.describeKeyPairs({ KeyNames: [KeyName] })).KeyPairs).toMatchObject([{ KeyType }])
})

test('a name is given once, and is free again when its pair is deleted; deleting twice is no mistake', async () => {
  const KeyName = 'once'
  await scene.ec2.createKeyPair({ KeyName, KeyType: 'ed25519' })

  const twice = await refusal(scene.ec2.createKeyPair({ KeyName, KeyType: 'ed25519' }))
  await scene.ec2.deleteKeyPair({ KeyName })
  await scene.ec2.deleteKeyPair({ KeyName })

  expect(twice).toMatch(/^InvalidKeyPair.Duplicate: /)
  expect(await refusal(scene.ec2.describeKeyPairs({ KeyNames: [KeyName] }))).toBe(
    "InvalidKeyPair.NotFound: The key pair 'once' does not exist",
  )
  expect(await scene.refused({ KeyName })).toBe("InvalidKeyPair.NotFound: The key pair 'once' does not exist")
})

test('a key that is none is not brought', async () => {
  for (const text of ['hello', 'ssh-rsa AAAA ops@example']) {
    const brought = scene.ec2.importKeyPair({ KeyName: 'wrong', PublicKeyMaterial: Buffer.from(text) })

    expect(await refusal(brought)).toMatch(/^InvalidKey.Format: /)
  }
})

test('an instance profile is named by name or by ARN, and must be there', async () => {
  const arn = 'arn:aws:iam::123456789012:instance-profile/web'
  const shown = async (IamInstanceProfile: object) => {
    const [id] = await scene.launch({ IamInstanceProfile })
    await scene.advance(2)
    return (await scene.instance(id)).IamInstanceProfile?.Arn
  }

  expect(await shown({ Name: 'web' })).toBe(arn)
  expect(await shown({ Arn: arn })).toBe(arn)
  expect(await scene.refused({ IamInstanceProfile: { Name: 'none' } })).toBe(
    'InvalidParameterValue: Value (none) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
  )
  expect(await scene.refused({ IamInstanceProfile: { Arn: `${arn}-2` } })).toMatch(
    /^InvalidParameterValue: .*Invalid IAM Instance Profile ARN$/,
  )
  expect(await scene.refused({ IamInstanceProfile: { Arn: arn, Name: 'web' } })).toMatch(
    /^InvalidParameterCombination: /,
  )
})
