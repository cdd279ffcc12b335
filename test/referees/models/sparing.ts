import type { Answer, Client, Json } from '../clients/client.ts'

/**
 * A client that has `dear` send a call of each form (an operation, and the members of its input) once, and leaves all the
 * others to `cheap`.
 */
export function sparing(dear: Client, cheap: Client, tell: (call: string, answer: Answer) => void): Client {
  const sent = new Set<string>()
  return {
    async call(service, operation, input) {
      const form = [service, operation, ...members(input)].join(' ')
      if (sent.has(form)) return cheap.call(service, operation, input)
      sent.add(form)
      const answer = await dear.call(service, operation, input)
      tell(`${service} ${operation}`, answer)
      return answer
    },
    close: async () => {},
  }
}

function members(input: Json): readonly string[] {
  return input === null || typeof input !== 'object' ? [] : Object.keys(input).sort()
}
