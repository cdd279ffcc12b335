import type { DescribeInstanceStatusResult } from '@aws-sdk/client-ec2'
import { expect, test } from 'vitest'
import { createAccount } from './account.ts'

test('the checks of an instance are at first initializing, then ok, and say nothing of one that is stopped', async () => {
  const account = createAccount()
  const [id = ''] = account.launch()
  await account.settle()
  const status = (more: object = {}) => {
    const asked = { InstanceIds: [id], ...more }
    const { InstanceStatuses } = account.call<DescribeInstanceStatusResult>('DescribeInstanceStatus', asked)
    return InstanceStatuses?.map(({ InstanceStatus, SystemStatus }) => [InstanceStatus, SystemStatus])
  }
  const both = (Status: string, reachability: string) => {
    const checks = { Status, Details: [{ Name: 'reachability', Status: reachability }] }
    return [[checks, checks]]
  }
  const byStatus = (Value: string) =>
    status({ Filters: [{ Name: 'instance-status.status', Values: [Value] }] })

  expect(status()).toEqual(both('initializing', 'initializing'))
  expect(byStatus('ok')).toEqual([])
  await account.clock.advance(1000)
  expect(status()).toEqual(both('ok', 'passed'))
  expect(byStatus('initializing')).toEqual([])
  account.call('StopInstances', { InstanceIds: [id] })
  expect(status()).toEqual([])
  expect(status({ IncludeAllInstances: true })).toEqual([
    [{ Status: 'not-applicable' }, { Status: 'not-applicable' }],
  ])
  account.clock.close()
})
