import { expect, test } from 'vitest'
import { claimNetwork } from '../../../sandbox/network.ts'

test('no two sandboxes have the same network at the same time', async () => {
  const claimed = await Promise.all([claimNetwork(), claimNetwork(), claimNetwork()])
  const numbers = claimed.map(({ second }) => second)
  await Promise.all(claimed.map(({ release }) => release()))

  expect(new Set(numbers).size).toBe(3)
})
