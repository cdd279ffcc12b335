/** A block of addresses: its first one as a number, and how many there are. */
export interface Block {
  readonly from: number
  readonly size: number
}

/** `10.0.1.0/24` as a block; undefined when it is none, or has bits set that belong to hosts. */
export function readBlock(cidr: string): Block | undefined {
  const read = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr)
  if (read === null) return undefined
  const [bytes, bits] = [read.slice(1, 5).map(Number), Number(read[5])]
  if (bytes.some((byte) => byte > 255) || bits > 32) return undefined
  const from = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  const size = 2 ** (32 - bits)
  return from % size === 0 ? { from, size } : undefined
}

/** Whether the two have an address in common. */
export function overlap(one: Block, other: Block): boolean {
  return one.from < other.from + other.size && other.from < one.from + one.size
}

/** An address as people write it. */
export function textOf(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}
