import type { Clients } from './clients.ts'
import type { Elbv2 } from './sdk/elbv2.ts'

/**
 * The same clients, by which no read of Elastic Load Balancing is made twice: the checks of a preflight, and those of
 * several services on one load balancer, each ask for what they need, and AWS is asked once. For what looks before the
 * first write alone: a loop must see what changes (R1).
 */
export const withSharedReads = (clients: Clients): Clients => {
  let shared: Promise<Elbv2> | undefined
  return {
    ...clients,
    elbv2() {
      shared ??= clients.elbv2().then(sharing)
      return shared
    },
  }
}

const sharing = (elbv2: Elbv2): Elbv2 => {
  const asked = new Map<string, Promise<unknown>>()
  return new Proxy(elbv2, {
    get(target, name) {
      const call: unknown = Reflect.get(target, name)
      if (typeof call !== 'function' || !String(name).startsWith('describe')) return call
      return (input: object, signal: AbortSignal): Promise<unknown> => {
        const question = `${String(name)} ${JSON.stringify(input)}`
        const known = asked.get(question)
        if (known !== undefined) return known
        const answer: Promise<unknown> = call(input, signal)
        asked.set(question, answer)
        // What failed may be asked again.
        answer.catch(() => asked.delete(question))
        return answer
      }
    },
  })
}
