import { once } from 'node:events'
import type { Socket } from 'node:net'
import { createApp, type Release } from './app.ts'

/** What one `serve` asks for. */
export interface Service extends Release {
  readonly port: number
}

/** Serves a release at an address until it is stopped, which cuts what is still open. */
export async function listen(service: Service, address: string): Promise<{ stop(): Promise<void> }> {
  const server = createApp(service)
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  server.listen(service.port, address)
  await once(server, 'listening')
  return {
    async stop() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
