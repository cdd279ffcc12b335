import type { Answer, Client, Json } from '../clients/client.ts'

/** How often a form is tried that is only refused: lists of mistakes have many of one form. */
const TRIES = 3

/** Said of what the service has not got round to yet: how often it is said depends on the machine. */
const NOT_YET = 'InvocationDoesNotExist'

/**
 * A client that has `dear` send calls of each form (an operation, and the members of its input) until one succeeded, and
 * leaves all the others to `cheap`.
 */
export function sparing(dear: Client, cheap: Client, tell: (call: string, answer: Answer) => void): Client {
  const tries = new Map<string, number>()
  return {
    async call(service, operation, input) {
      const form = [service, operation, ...members(input)].join(' ')
      const tried = tries.get(form) ?? 0
      if (tried >= TRIES) return cheap.call(service, operation, input)
      const answer = await dear.call(service, operation, input)
      if ('error' in answer && answer.error.code === NOT_YET) return answer
      tries.set(form, 'output' in answer ? TRIES : tried + 1)
      tell(`${service} ${operation}`, answer)
      return answer
    },
    close: async () => {},
  }
}

function members(input: Json): readonly string[] {
  return input === null || typeof input !== 'object' ? [] : Object.keys(input).sort()
}
