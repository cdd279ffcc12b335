import { WebSocket } from 'ws'
import { type Mark, markOf, type Reply } from './visit.ts'

const EVERY_MS = 250
/** How long the client waits for the hand-shake, the last echo and the other side's goodbye. */
const PATIENCE_MS = 20_000
const NORMAL = 1000

/** A session of one client: it says something every quarter second, and ends it when it has had its time. */
export function converse(url: URL, host: string, forMs: number, end: AbortSignal): Promise<Reply> {
  return new Session(url, host, forMs, end).reply
}

class Session {
  readonly reply: Promise<Reply>
  readonly #resolve: (reply: Reply) => void
  readonly #socket: WebSocket
  readonly #timers: NodeJS.Timeout[] = []
  #mark: Mark = {}
  #said = 0
  #echoed = 0
  /** Whether the client has said goodbye: only then may the connection end. */
  #leaving = false

  constructor(url: URL, host: string, forMs: number, end: AbortSignal) {
    const { promise, resolve } = Promise.withResolvers<Reply>()
    this.reply = promise
    this.#resolve = resolve
    const socket = new WebSocket(url, { headers: { host }, handshakeTimeout: PATIENCE_MS })
    this.#socket = socket
    const leave = () => this.#leave()
    end.addEventListener('abort', leave, { once: true })
    void promise.then(() => end.removeEventListener('abort', leave))
    socket.on('upgrade', ({ headers }) => {
      this.#mark = markOf(headers)
    })
    socket.on('unexpected-response', (_request, answer) => {
      answer.resume()
      this.#finish({ kind: 'whole', status: answer.statusCode ?? 0, mark: markOf(answer.headers) })
    })
    socket.on('open', () => {
      this.#timers.push(
        setInterval(() => this.#speak(), EVERY_MS),
        setTimeout(leave, forMs),
      )
      if (end.aborted) leave()
    })
    socket.on('message', (data) => this.#hear(`${data}`))
    socket.on('error', (error) => this.#broken(error.message))
    socket.on('close', (code) => this.#closed(code))
  }

  #speak(): void {
    this.#said += 1
    this.#socket.send(`${this.#said}`)
  }

  #hear(text: string): void {
    this.#echoed += 1
    if (text !== `${this.#echoed}`) this.#broken(`message ${this.#echoed} came back as "${text}"`)
    else if (this.#leaving) this.#sayGoodbye()
  }

  #leave(): void {
    if (this.#leaving || this.#socket.readyState !== WebSocket.OPEN) return
    this.#leaving = true
    this.#stop()
    this.#timers.push(setTimeout(() => this.#broken('the last message was never echoed'), PATIENCE_MS))
    this.#sayGoodbye()
  }

  #sayGoodbye(): void {
    if (this.#echoed === this.#said) this.#socket.close(NORMAL)
  }

  #closed(code: number): void {
    const all = this.#echoed === this.#said
    if (this.#leaving && all) this.#finish({ kind: 'whole', status: 101, mark: this.#mark })
    else this.#broken(`cut (${code}) after ${this.#echoed} of ${this.#said} messages were echoed`)
  }

  #broken(why: string): void {
    this.#finish({ kind: 'broken', why, mark: this.#mark })
  }

  #finish(reply: Reply): void {
    this.#stop()
    this.#resolve(reply)
    this.#socket.terminate()
  }

  #stop(): void {
    for (const timer of this.#timers.splice(0)) clearTimeout(timer)
  }
}
