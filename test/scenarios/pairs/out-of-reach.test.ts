import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { createPair } from '../support/pairs.ts'
import { openStage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

/** A DNS server that answers as another one does, and knows no name that begins like this. */
async function startResolver(upstream: string, unknown: string) {
  const [host = '', port = ''] = upstream.split(':')
  const server = createSocket('udp4')
  server.on('message', (query, { port: asker, address }) => {
    const reply = (answer: Buffer) => server.send(answer, asker, address)
    if (query.includes(unknown)) {
      // QR, and NXDOMAIN. https://datatracker.ietf.org/doc/html/rfc1035#section-4.1.1
      const answer = Buffer.from(query)
      answer[2] = (answer[2] ?? 0) | 0x80
      answer[3] = 3
      reply(answer)
      return
    }
    const up = createSocket('udp4')
    up.once('message', (answer) => {
      reply(answer)
      up.close()
    })
    up.send(query, Number(port), host)
  })
  server.bind(0, '127.0.0.1')
  await once(server, 'listening')
  return { at: `127.0.0.1:${server.address().port}`, close: () => server.close() }
}

thorough(
  'an internal load balancer that the runner does not reach is switched with the public one, and the minimum hold is its evidence',
  async () => {
    const stage = await openStage({ nodes: 2 }, { 'minimum-hold': '1s' })
    const pair = await createPair(stage.sandbox, { on: 'internal load balancer' })
    const resolver = await startResolver(stage.sandbox.resolver, 'web-inside')
    const unlisted = { service: 'ec2', action: 'DescribeNetworkInterfaces', kind: 'deny', when: 'before' }
    await stage.faults([{ ...unlisted, nth: 1, times: 1000 }])
    try {
      const env = { SWITCHOVER_RESOLVER: resolver.at }
      const change = { routes: pair.routes }

      const result = await stage.run('deploy', { release: 'v2' }, { change, env })

      expectEnd(result, 'held, green v2, blue v1')
      expect(result.outputs['proof']).toBe('minimum-hold')
      expect(result.log).toContain('only the minimum hold will stand for a proof of the switch')
      expect(result.log).toContain('no node can be asked for web-inside 9090')
      expect(result.summary).toContain(
        'By the minimum hold: 2 of 2 nodes answer v2; no node can be asked for web-inside 9090',
      )
      expect(await pair.forwards()).toBe('green')

      const required = { ...change, proof: { required: true } }
      const refused = await stage.run('switch', {}, { change: required, env })
      expect([refused.outputs['outcome'], refused.log]).toEqual([
        'refused',
        expect.stringContaining('this runner reaches no node of the load balancer at port 9090'),
      ])
    } finally {
      resolver.close()
      pair.destroy()
      await stage.close()
    }
  },
)
