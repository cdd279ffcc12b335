import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { RemoteCommands } from '../../../src/deploy/ports.ts'
import { RemoteProver } from '../../../src/probe/remote-proof.ts'
import { anEndpoint, never, releaseHeader } from '../builders.ts'
import { serve } from '../servers.ts'

/** An instance that is this machine. */
const here: RemoteCommands = {
  online: async (machines) => machines,
  run: async ({ parameters, machines }, hear) => {
    const { stdout } = await promisify(execFile)('sh', ['-c', parameters['commands']?.[0] ?? ''])
    for (const line of stdout.split('\n')) hear('', line)
    return machines.map((machine) => ({ machine, passed: true, said: '' }))
  },
}

test('of answers that are too long together, each command brings fewer, until the row is whole', async () => {
  // What no packing makes shorter, such as the cookies of sessions.
  const noise = () => Array.from({ length: 15_000 }, () => Math.random().toString(36)[5] ?? 'x').join('')
  await using node = await serve('127.211.8.7', (_request, response) => {
    response.writeHead(200, { 'x-release': 'v2' }).end(noise())
  })
  const endpoint = anEndpoint(node.port)
  const prover = new RemoteProver(async () => [{ endpoint, addresses: [node.address], trouble: [] }], here)
  const claim = {
    ...{ key: 'proof/green', http: releaseHeader(), other: undefined, absent: false, askers: ['i-1'] },
    values: { service: 'web', release: 'v2', color: 'green', attempt: 'a2' },
    ...{ endpoints: [endpoint], owing: [endpoint] },
  }
  const round = async () => {
    const { passed, nodes } = await prover.round(claim, 0, never)
    return [passed, nodes[0]?.asked, nodes[0]?.passes]
  }

  expect([await round(), await round(), await round()]).toEqual([
    [false, true, 1],
    [false, true, 2],
    [true, true, 3],
  ])
})
