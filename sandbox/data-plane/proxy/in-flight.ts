import type { Upstream } from './upstream.ts'

/** The connections to targets that are open now, so that the end of a drain can cut those of one target. */
export class InFlight {
  readonly #open = new Map<string, Set<Upstream>>()

  /** Holds the connection until `until` settles. */
  hold(groupArn: string, key: string, upstream: Upstream, until: Promise<unknown>): void {
    const name = `${groupArn} ${key}`
    const held = this.#open.get(name) ?? new Set()
    this.#open.set(name, held.add(upstream))
    void until.finally(() => {
      held.delete(upstream)
      if (held.size === 0 && this.#open.get(name) === held) this.#open.delete(name)
    })
  }

  /** Cuts what is open to one target. */
  cut(groupArn: string, key: string): void {
    for (const upstream of [...(this.#open.get(`${groupArn} ${key}`) ?? [])]) upstream.cut()
  }

  /** Cuts everything. */
  cutAll(): void {
    for (const held of [...this.#open.values()]) for (const upstream of [...held]) upstream.cut()
  }
}
