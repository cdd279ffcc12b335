/** Whether the input of a call has every named value; a name may be a path (`Targets.Id`), any item of a list will do. */
export function matches(input: unknown, wanted: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(wanted).every(([path, value]) =>
    valuesAt(input, path.split('.')).some((found) => String(found) === String(value)),
  )
}

function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path))
  const [name, ...rest] = path
  if (name === undefined) return [value]
  return typeof value === 'object' && value !== null && name in value
    ? valuesAt((value as Readonly<Record<string, unknown>>)[name], rest)
    : []
}

const SECRET = /secret|password/i

/** The input of a call as it may be kept and shown: what is secret is blotted out. */
export function withoutSecrets(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return SECRET.test(name) ? '***' : value
  if (value instanceof Date || value instanceof Uint8Array || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, name))
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([key, inner]) => [key, withoutSecrets(inner, key)]),
  )
}
