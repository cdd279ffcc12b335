import type { Member, Shape } from './shape.ts'
import { fromText } from './simple.ts'

/** How EC2's form differs from AWS Query's: names are capitalized, lists are always flat. */
export type Dialect = 'query' | 'ec2'

interface Node {
  text?: string
  readonly children: Map<string, Node>
}

/**
 * Reads a form such as `Targets.member.1.Id=i-1` as the plain data of a shape.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html and aws-ec2-query-protocol.html
 */
export function readForm(shape: Shape, form: URLSearchParams, dialect: Dialect): unknown {
  const root: Node = { children: new Map() }
  for (const [key, text] of form) {
    let node = root
    for (const part of key.split('.')) {
      const next = node.children.get(part) ?? { children: new Map() }
      node.children.set(part, next)
      node = next
    }
    node.text = text
  }
  return read(shape, root, dialect)
}

function read(shape: Shape, node: Node, dialect: Dialect): unknown {
  switch (shape.kind) {
    // A call without parameters.
    case 'unit':
      return {}
    case 'structure':
      return Object.fromEntries(
        shape.members.flatMap((member) => {
          const child = node.children.get(keyOf(member, dialect))
          if (child === undefined) return []
          return [[member.name, read(member.shape, child, dialect)]]
        }),
      )
    case 'list': {
      const items = dialect === 'ec2' ? node : node.children.get(shape.item.traits.xmlName ?? 'member')
      return numbered(items).map((item) => read(shape.item.shape, item, dialect))
    }
    case 'map':
      return Object.fromEntries(
        numbered(node.children.get('entry')).map((entry) => [
          childOf(entry, shape.key).text ?? '',
          read(shape.value.shape, childOf(entry, shape.value), dialect),
        ]),
      )
    default:
      return fromText(shape.kind, node.text ?? '')
  }
}

const childOf = (node: Node, { name, traits }: Member): Node =>
  node.children.get(traits.xmlName ?? name) ?? { children: new Map() }

function numbered(node: Node | undefined): Node[] {
  const entries = [...(node?.children ?? [])].filter(([key]) => /^\d+$/.test(key))
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child)
}

function keyOf({ name, traits }: Member, dialect: Dialect): string {
  if (dialect === 'query') return traits.xmlName ?? name
  const key = traits.xmlName ?? name
  return traits.ec2QueryName ?? key[0]?.toUpperCase() + key.slice(1)
}
