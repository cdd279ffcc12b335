import type { Duplex } from 'node:stream'
import type { Answer } from './answer.ts'

export type Paperwork = ReturnType<typeof createPaperwork>

/** The work that an instance still has to do: what `/busy` is about. */
export function createPaperwork() {
  const open = { 'slow request': 0, WebSocket: 0, job: 0 }

  function hold(kind: keyof typeof open): () => void {
    open[kind] += 1
    let held = true
    return () => {
      if (held) open[kind] -= 1
      held = false
    }
  }

  return {
    /** What is open, in words; empty when nothing is. */
    left(): string {
      return Object.entries(open)
        .filter(([, count]) => count > 0)
        .map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`)
        .join(', ')
    },
    /** Work that goes on after the answer. */
    begin(ms: number): Answer {
      setTimeout(hold('job'), ms)
      return [202, `working for ${ms} ms`]
    },
    /** An answer that begins only after `ms`; a client that leaves takes its work along. */
    slowly(socket: Duplex, ms: number): Promise<Answer> {
      const release = hold('slow request')
      socket.once('close', release)
      return new Promise((resolve) => {
        setTimeout(() => {
          socket.off('close', release)
          release()
          resolve([200, `answered after ${ms} ms`])
        }, ms)
      })
    },
    /** Open until the socket is closed. */
    webSocket: () => hold('WebSocket'),
  }
}
