import { _InstanceType } from '@aws-sdk/client-ec2'
import { expect, test } from 'vitest'
import { createAccount } from './account.ts'

test('only types that EC2 has are offered', () => {
  const account = createAccount()

  const offered = account
    .call<{ InstanceTypeOfferings: { InstanceType: _InstanceType }[] }>('DescribeInstanceTypeOfferings')
    .InstanceTypeOfferings.map(({ InstanceType }) => InstanceType)

  const known = Object.values(_InstanceType)
  expect(offered.filter((type) => !known.includes(type))).toEqual([])
  expect(offered).toContain('t3.small')
  account.clock.close()
})
