import { createConnection } from 'node:net'
import { inWords } from './unreachable.ts'
import { duration } from './words.ts'

/** Whether a TCP connection can be made; it is closed at once. Throws the signal's reason when it comes first. */
export const connect = async (
  at: { readonly address: string; readonly port: number; readonly withinMs: number },
  signal: AbortSignal,
): Promise<{ readonly passed: boolean; readonly said: string }> => {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<{ passed: boolean; said: string }>()
  const stop = () => reject(signal.reason)
  const limit = setTimeout(
    () =>
      resolve({ passed: false, said: `no connection to port ${at.port} within ${duration(at.withinMs)}` }),
    at.withinMs,
  )
  signal.addEventListener('abort', stop, { once: true })
  const socket = createConnection({ host: at.address, port: at.port })
  socket.once('connect', () => resolve({ passed: true, said: `port ${at.port} answers` }))
  socket.on('error', (error) => resolve({ passed: false, said: `port ${at.port}: ${inWords(error)}` }))
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    signal.removeEventListener('abort', stop)
    socket.destroy()
  }
}
