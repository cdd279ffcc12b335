import type { Json } from '../clients/client.ts'
import { ec2, fails, ref, undo } from './ask.ts'
import type { Call, Scene } from './call.ts'
import type { Stage } from './stage.ts'

/** Key pairs, made and imported. */
export const keyPairs: Scene = {
  name: 'keys',
  calls: (on) => [...making(on), ...looks(on), ...mistakes(on), ...deleting(on)],
}

function add(
  on: Stage,
  operation: 'CreateKeyPair' | 'ImportKeyPair',
  id: string,
  more: Record<string, Json>,
): Call {
  const TagSpecifications = [{ ResourceType: 'key-pair', Tags: on.tags }]
  const undoing = undo('DeleteKeyPair', { KeyPairId: ref(`${id}.KeyPairId`) })
  return ec2(id, operation, { KeyName: on.name(id), TagSpecifications, ...more }, undoing)
}

function making(on: Stage): readonly Call[] {
  return [
    add(on, 'CreateKeyPair', 'rsa', {}),
    add(on, 'CreateKeyPair', 'curve', { KeyType: 'ed25519', KeyFormat: 'pem' }),
  ]
}

function looks(on: Stage): readonly Call[] {
  const describe = (id: string, input: Json, more: Pick<Call, 'fails'> = {}) =>
    ec2(id, 'DescribeKeyPairs', input, more)
  return [
    describe('byName', { KeyNames: [on.name('rsa')] }),
    describe('byId', { KeyPairIds: [ref('curve.KeyPairId')] }),
    describe('byFilter', { Filters: [{ Name: 'key-name', Values: [on.name('c*')] }] }),
    describe('lost', { KeyNames: [on.name('lost')] }, fails('InvalidKeyPair.NotFound')),
    describe('lostId', { KeyPairIds: ['key-0123456789abcdef0'] }, fails('InvalidKeyPair.NotFound')),
    describe('lookDryRun', { DryRun: true }, fails('DryRunOperation')),
  ]
}

function mistakes(on: Stage): readonly Call[] {
  const wrongly = (id: string, code: string, more: Record<string, Json>): Call => ({
    ...add(on, 'CreateKeyPair', id, more),
    ...fails(code),
  })
  return [
    wrongly('sameName', 'InvalidKeyPair.Duplicate', { KeyName: on.name('rsa') }),
    wrongly('unknownType', 'InvalidParameterValue', { KeyType: 'dsa' }),
    wrongly('createDryRun', 'DryRunOperation', { DryRun: true }),
    {
      ...add(on, 'ImportKeyPair', 'noKey', { PublicKeyMaterial: 'ssh-rsa nothing' }),
      ...fails('InvalidKey.Format'),
    },
  ]
}

function deleting(on: Stage): readonly Call[] {
  const KeyName = on.name('rsa')
  return [
    ec2('deleteDryRun', 'DeleteKeyPair', { KeyName, DryRun: true }, fails('DryRunOperation')),
    ec2('delete', 'DeleteKeyPair', { KeyName }),
    ec2('deleteAgain', 'DeleteKeyPair', { KeyName }),
    ec2('deleted', 'DescribeKeyPairs', { KeyNames: [KeyName] }, fails('InvalidKeyPair.NotFound')),
  ]
}
