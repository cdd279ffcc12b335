import { type Block, textOf } from './blocks.ts'

/** AWS keeps the first four addresses of a subnet and the last. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const KEPT_FIRST = 4
const KEPT_LAST = 1

/** The addresses of one subnet. An address comes back only after all others had their turn. */
export function createAddresses({ from, size }: Block) {
  const taken = new Set<string>()
  const first = from + KEPT_FIRST
  const room = size - KEPT_FIRST - KEPT_LAST
  let turn = 0

  function advance(): string {
    const address = textOf(first + turn)
    turn = (turn + 1) % room
    return address
  }

  return {
    free: () => room - taken.size,
    take(): string {
      if (taken.size === room) throw new Error('the subnet has no free address')
      let address = advance()
      while (taken.has(address)) address = advance()
      taken.add(address)
      return address
    },
    release: (address: string) => void taken.delete(address),
  }
}
