import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Aim, Counts } from './load.ts'
import type { Visit } from './visit.ts'

/** What the thread of the load tells; `atMs` is the time of day at which the load began. */
export type Told =
  | { readonly kind: 'begun'; readonly atMs: number }
  | { readonly kind: 'counts'; readonly counts: Counts }
  | {
      readonly kind: 'ended'
      readonly visits: readonly Visit[]
      readonly lateMs: number
      readonly counts: Counts
    }

/** Everything that clients saw, and how late a request was sent at most. */
export type Seen = Pick<Extract<Told, { kind: 'ended' }>, 'visits' | 'lateMs'>

/** The load in a thread of its own: the load balancers' work in this one must not hold its clients up. */
export class LoadThread {
  readonly #worker: Worker
  readonly #begunAtMs: number
  #counts: Counts = { sent: 0, answered: 0, failed: 0, lost: 0 }

  private constructor(worker: Worker, begunAtMs: number) {
    this.#worker = worker
    this.#begunAtMs = begunAtMs
    worker.on('message', (told: Told) => {
      if (told.kind !== 'begun') this.#counts = told.counts
    })
  }

  /** Resolves when the load has begun. */
  static async start(aim: Aim): Promise<LoadThread> {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: aim })
    const [told] = (await once(worker, 'message')) as [Told]
    return new LoadThread(worker, told.kind === 'begun' ? told.atMs : Date.now())
  }

  /** Milliseconds since the load began. */
  now(): number {
    return performance.timeOrigin + performance.now() - this.#begunAtMs
  }

  counts(): Counts {
    return this.#counts
  }

  /** Sends nothing more; resolves when everything that was sent has ended. */
  finish(): Promise<Seen> {
    const { promise, resolve, reject } = Promise.withResolvers<Seen>()
    this.#worker.on('message', (told: Told) => {
      if (told.kind === 'ended') resolve({ visits: told.visits, lateMs: told.lateMs })
    })
    this.#worker.once('error', reject)
    this.#worker.postMessage('finish')
    return promise
  }

  /** Breaks off: what is under way is not waited for. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate()
  }
}
