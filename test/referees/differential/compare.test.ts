import { expect, test } from 'vitest'
import { ec2, until } from '../calls/ask.ts'
import type { Answer } from '../clients/client.ts'
import { aGiven } from '../worlds/a-given.ts'
import type { World } from '../worlds/world.ts'
import { compare, type Side } from './compare.ts'

// Of all worlds moto is waited for the shortest.
const world: World = {
  name: 'moto',
  env: {},
  given: aGiven,
  reset: async () => {},
  close: async () => {},
  [Symbol.asyncDispose]: async () => {},
}

function answering(answer: Answer): Side {
  return { world, client: { call: async () => answer, close: async () => {} } }
}

test('a state that is waited for and never shown is a mistake, also where both never show it', async () => {
  const scene = { name: 'story', calls: () => [ec2('look', 'Look', {}, until('State', 'running'))] }
  const side = answering({ output: { State: 'pending' } })

  const { found, mistakes } = await compare(scene, side, side, 'abc123')

  expect(found).toEqual([])
  expect(mistakes).toEqual(['story/look: Look never shows running'])
})
