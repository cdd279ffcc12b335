/** AWS keeps the first four addresses of a subnet and the last. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const FIRST = 4
const LAST = 4094
const ROOM = LAST - FIRST + 1

/** The addresses of one /20. An address comes back only after all others had their turn. */
export function createAddresses(prefix: string, third: number) {
  const taken = new Set<string>()
  let next = FIRST

  function advance(): string {
    const address = `${prefix}.${third + (next >> 8)}.${next & 255}`
    next = next === LAST ? FIRST : next + 1
    return address
  }

  return {
    free: () => ROOM - taken.size,
    take(): string {
      if (taken.size === ROOM) throw new Error('the subnet has no free address')
      let address = advance()
      while (taken.has(address)) address = advance()
      taken.add(address)
      return address
    },
    release: (address: string) => void taken.delete(address),
  }
}
