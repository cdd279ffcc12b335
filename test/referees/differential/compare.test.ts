import { expect, test } from 'vitest'
import { ec2, until } from '../calls/ask.ts'
import type { Answer } from '../clients/client.ts'
import { aWorld } from '../worlds/a-given.ts'
import { compare, type Side } from './compare.ts'

function answering(answer: Answer): Side {
  return { world: aWorld, client: { call: async () => answer, close: async () => {} } }
}

test('a state that is waited for and never shown is a mistake, also where both never show it', async () => {
  const scene = { name: 'story', calls: () => [ec2('look', 'Look', {}, until('State', 'running'))] }
  const side = answering({ output: { State: 'pending' } })

  const { found, mistakes } = await compare(scene, side, side, 'abc123')

  expect(found).toEqual([])
  expect(mistakes).toEqual(['story/look: Look never shows running'])
})
