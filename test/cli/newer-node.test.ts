import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newerNode } from '../../src/cli/newer-node.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('it runs under a Node that is new enough', () => {
  expect(newerNode('24.0.0', '/nowhere')).toEqual({ kind: 'this' })
})

test('under an older one it runs under the Node that npm brought, where there is one', () => {
  const root = temporaryFolder('checkout-')
  const brought = join(root, `node_modules/node-linux-${process.arch}/bin`)
  mkdirSync(brought, { recursive: true })
  writeFileSync(join(brought, 'node'), '')

  expect(newerNode('20.19.0', join(root, 'dist'))).toEqual({ kind: 'other', path: join(brought, 'node') })
})

test('else it says in one line which one it needs', () => {
  expect(newerNode('20.19.0', '/nowhere/dist')).toEqual({
    kind: 'none',
    said: expect.stringMatching(/^Switchover needs Node 24 or newer; this is 20\.19\.0\./),
  })
})
