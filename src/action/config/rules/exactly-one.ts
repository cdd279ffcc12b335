import type { Wrong } from '../shape.ts'
import { hasHole } from '../written.ts'

/** Exactly one of the keys is there; a mistake names all that were found. */
export function exactlyOne(value: object, keys: readonly string[], path: Wrong['path']): readonly Wrong[] {
  const found = Object.keys(value).filter((key) => keys.includes(key))
  if (found.length === 1 || (found.length === 0 && hasHole(value))) return []
  const said = found.length === 0 ? `has none of ${keys.join(', ')}` : `has ${inList(found)}`
  return [{ path, said, remedy: `Write exactly one of ${keys.join(', ')}.` }]
}

const inList = (found: readonly string[]): string =>
  found.length <= 2 ? found.join(' and ') : `${found.slice(0, -1).join(', ')} and ${found.at(-1)}`
