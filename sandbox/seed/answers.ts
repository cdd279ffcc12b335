import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as elapse } from 'node:timers/promises'

const PAUSE_MS = 10
const PATIENCE_MS = 60_000

/** Resolves when something listens there: an instance that runs may still be starting its program. */
export async function answers(host: string, port: number): Promise<void> {
  const giveUp = performance.now() + PATIENCE_MS
  while (!(await listens(host, port))) {
    if (performance.now() > giveUp)
      throw new Error(`After ${PATIENCE_MS / 1000} s nothing listens on ${host}:${port}.`)
    await elapse(PAUSE_MS)
  }
}

async function listens(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
