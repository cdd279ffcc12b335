import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { onTestFinished } from 'vitest'

/** A port of this address that swallows connections: its process is stopped, and its queue of connections is full. */
export const swallow = async (address: string): Promise<number> => {
  const listen = `require('net').createServer().listen({port:0,host:'${address}',backlog:1},function(){console.log(this.address().port)})`
  const child = spawn(process.execPath, ['-e', listen])
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = await once(child.stdout, 'data')
  const port = Number(line)
  child.kill('SIGSTOP')
  // Two are taken by the queue of one; the third gets no answer any more.
  for (const _ of [1, 2]) {
    const socket = createConnection({ host: address, port })
    onTestFinished(() => void socket.destroy())
    await once(socket, 'connect')
  }
  return port
}
