import { filled, invalid, matching, required, upTo } from './input.ts'

interface Attribute {
  readonly Key?: string | undefined
  readonly Value?: string | undefined
}

/** Attributes as sent; which ones exist is the resource's own matter. */
export function parseAttributes(sent: readonly Attribute[] | undefined): ReadonlyMap<string, string> {
  const all = filled(sent, 'attributes').map(({ Key, Value }) => {
    const name = 'attributes.1.member.key'
    const key = matching(/^[a-zA-Z0-9._]+$/, upTo(256, required(Key, name), name), name)
    return [key, required(Value, 'attributes.1.member.value')] as const
  })
  const byKey = new Map(all)
  if (byKey.size < all.length) throw invalid('An attribute key cannot be specified more than once')
  return byKey
}
