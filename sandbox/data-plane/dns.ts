import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type Answer, AUTHORITATIVE_ANSWER, decode, encode, type Question } from 'dns-packet'
import type { World } from '../model/world.ts'
import { createAnswers } from './dns-answers.ts'

const NXDOMAIN = 3

/** The name server of load balancers and of Route 53's zones; what it does not know does not exist. */
export async function startDns(world: World): Promise<{ readonly address: string; close(): Promise<void> }> {
  const answersTo = createAnswers(world)
  const socket = createSocket('udp4')

  socket.on('message', (message, { address, port }) => {
    const query = read(message)
    const question = query?.questions?.[0]
    if (query === undefined || question === undefined) return
    socket.send(reply(query.id ?? 0, question, answersTo(question)), port, address)
  })
  socket.bind(0, `127.${world.settings.network}.0.1`)
  await once(socket, 'listening')

  const { address, port }: AddressInfo = socket.address()
  return {
    address: `${address}:${port}`,
    async close() {
      const closed = once(socket, 'close')
      socket.close()
      await closed
    },
  }
}

function read(message: Buffer) {
  try {
    return decode(message)
  } catch {
    // Not a DNS message: a name server says nothing to it.
    return undefined
  }
}

function reply(id: number, question: Question, answers: Answer[] | undefined): Buffer {
  return encode({
    id,
    type: 'response',
    flags: AUTHORITATIVE_ANSWER | (answers === undefined ? NXDOMAIN : 0),
    questions: [question],
    answers: answers ?? [],
  })
}
