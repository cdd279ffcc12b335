import { expect, test } from 'vitest'
import { followNode } from '../../../sandbox/server/follow-node.ts'
import { ask } from './ask.ts'
import { setScene } from './scene.ts'

test('a node that does not follow goes on by what it knows, and catches up when it follows again', async () => {
  await using scene = await setScene({ nodes: 2 })
  const fixed = (status: string) => ({ type: 'fixed-response', status }) as const
  const statuses = () => Promise.all([0, 1].map(async (node) => (await ask(scene.url('/', node))).status))
  const stuck = new URL(scene.url('/', 1)).hostname
  await scene.listen(fixed('201'))

  const known = scene.plane.follow(stuck, false)
  await scene.listen(fixed('202'))
  await scene.plane.settled()
  const meanwhile = await statuses()
  scene.plane.follow(stuck, true)
  await scene.plane.settled()

  expect([known, meanwhile, await statuses()]).toEqual([true, [202, 201], [202, 202]])
})

test('only a node that is there can be told so, and only in the words that are known', () => {
  const nobody = () => false

  expect(() => followNode({ node: '127.0.0.9', follows: false }, nobody)).toThrow(
    'No load balancer has a node 127.0.0.9.',
  )
  expect(() => followNode({ node: '127.0.0.9', stuck: true }, nobody)).toThrow(
    'This node cannot be changed. ',
  )
})
