import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { claimNetwork, requirePorts } from '../../../sandbox/network.ts'

test('no two sandboxes have the same network at the same time', async () => {
  const claimed = await Promise.all([claimNetwork(), claimNetwork(), claimNetwork()])
  const numbers = claimed.map(({ second }) => second)
  await Promise.all(claimed.map(({ release }) => release()))

  expect(new Set(numbers).size).toBe(3)
})

test('a port that a program has on every address is named, with what to do', async () => {
  const network = await claimNetwork()
  onTestFinished(() => network.release())
  // Only this network's address: the machine may have other sandboxes at work.
  const squatter = createServer().listen(18_081, `127.${network.second}.0.1`)
  onTestFinished(() => void squatter.close())
  await once(squatter, 'listening')

  await expect(requirePorts(network, 18_080, 2)).rejects.toThrow(/^Port 18081 is taken .* end the program/)
  await expect(requirePorts(network, 18_080, 1)).resolves.toBeUndefined()
})
