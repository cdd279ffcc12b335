import type { DeleteKeyPairRequest, DeleteKeyPairResult } from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing } from './ids.ts'

/** One that is not there is deleted too. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteKeyPair.html */
export const deleteKeyPair: Operation<DeleteKeyPairRequest, DeleteKeyPairResult> = ({ compute }, input) => {
  const { KeyName: name, KeyPairId: id } = input
  if (name === undefined && id === undefined) throw missing('KeyName')
  refuseDryRun(input)
  const found = [...compute.keyPairs.values()].find((one) => one.id === id || one.name === name)
  if (found === undefined) return { Return: true }
  compute.setTags(found.id, new Map())
  compute.deleteKeyPair(found.id)
  return { Return: true, KeyPairId: found.id }
}
