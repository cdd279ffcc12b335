import type { Shape } from './shape.ts'

/** A value of a request that its type does not allow; the protocol says how the service answers it. */
export class MalformedValue extends Error {
  override readonly name = 'MalformedValue'
}

/** Reads text from the wire as the plain value of a simple shape. */
export function fromText(kind: Shape['kind'], text: string): unknown {
  switch (kind) {
    case 'number':
      return checked(Number(text), text.trim() !== '' && !Number.isNaN(Number(text)), text, 'a number')
    case 'boolean':
      return checked(text === 'true', text === 'true' || text === 'false', text, 'true or false')
    case 'timestamp':
      return checked(new Date(text), !Number.isNaN(Date.parse(text)), text, 'a time')
    case 'blob':
      return new Uint8Array(Buffer.from(text, 'base64'))
    default:
      return text
  }
}

/** Writes the plain value of a simple shape as text for the wire. */
export function toText(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return String(value)
}

function checked<Value>(value: Value, valid: boolean, text: string, expected: string): Value {
  if (!valid) throw new MalformedValue(`'${text}' is not ${expected}`)
  return value
}
