import type { Member, Shape } from '../../../sandbox/wire/shape.ts'

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const TEXT = [
  'a',
  'Z',
  '7',
  '-',
  '/',
  '.',
  ' ',
  '&',
  '<',
  '>',
  '"',
  "'",
  '=',
  '+',
  '%',
  'ü',
  '日',
  '😀',
  '\n',
  '\r',
]

/** Random plain data of a shape: every member that is bound to a path or made up by the SDK, and most others. */
export function randomValue(shape: Shape, roll: () => number, depth = 0): unknown {
  switch (shape.kind) {
    case 'structure':
      return structure(shape.members, roll, depth)
    case 'list':
      return Array.from({ length: 1 + Math.floor(roll() * 2) }, () =>
        randomValue(shape.item.shape, roll, depth + 1),
      )
    case 'map':
      return { [text(roll)]: randomValue(shape.value.shape, roll, depth + 1) }
    case 'number':
      return Math.floor(roll() * 100_000)
    case 'boolean':
      return roll() < 0.5
    case 'timestamp':
      return new Date(Math.floor(roll() * 2_000_000_000) * 1000)
    case 'unit':
      return {}
    case 'blob':
      return new Uint8Array(Array.from({ length: 5 }, () => Math.floor(roll() * 256)))
    case 'string':
      return text(roll)
  }
}

function structure(members: readonly Member[], roll: () => number, depth: number): unknown {
  const [first] = members
  const chosen = members.filter((member) => member === first || needed(member) || (depth < 4 && roll() < 0.8))
  const kept =
    depth < 6 ? chosen : chosen.filter(({ shape }) => !['list', 'structure', 'map'].includes(shape.kind))
  return Object.fromEntries(kept.map(({ name, shape }) => [name, randomValue(shape, roll, depth + 1)]))
}

// Starts with a letter: an element that holds only white space is no different from an empty one.
function text(roll: () => number): string {
  const length = Math.floor(roll() * 8)
  return `x${Array.from({ length }, () => TEXT[Math.floor(roll() * TEXT.length)]).join('')}x`
}

// The SDK puts a token of its own where the caller gives none.
const needed = ({ name, traits }: Member): boolean =>
  traits.httpLabel !== undefined || ['ClientToken', 'IdempotencyToken'].includes(name)
