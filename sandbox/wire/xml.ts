import { XMLParser } from 'fast-xml-parser'
import type { Member, Shape } from './shape.ts'
import { fromText, MalformedValue, toText } from './simple.ts'

// Entities are decoded for the sake of `&#xD;`: the SDK escapes line ends so.
const parser = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true })

/** Reads a document as the plain data of a shape; the root's name is not looked at. */
export function readXml(shape: Shape, text: string): unknown {
  try {
    const { '?xml': _declaration, ...document } = parser.parse(text, true)
    return readNode(shape, Object.values(document)[0])
  } catch (error) {
    if (error instanceof MalformedValue) throw error
    throw new MalformedValue(`the body is no XML: ${error instanceof Error ? error.message : error}`)
  }
}

function readNode(shape: Shape, node: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        shape.members.flatMap((member) => {
          const child = childOf(node, member.traits.xmlName ?? member.name)
          if (child === undefined) return []
          return [[member.name, readNode(member.shape, child)]]
        }),
      )
    case 'list':
      return listed(childOf(node, shape.item.traits.xmlName ?? 'member')).map((item) =>
        readNode(shape.item.shape, item),
      )
    case 'map':
      return Object.fromEntries(
        listed(childOf(node, 'entry')).map((entry) => [
          String(childOf(entry, shape.key.traits.xmlName ?? 'key')),
          readNode(shape.value.shape, childOf(entry, shape.value.traits.xmlName ?? 'value')),
        ]),
      )
    default:
      return fromText(shape.kind, String(childOf(node, '#text') ?? node))
  }
}

const listed = (found: unknown): unknown[] =>
  found === undefined ? [] : Array.isArray(found) ? found : [found]

function childOf(node: unknown, name: string): unknown {
  return typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined
}

/** Writes one element: `name` with what the plain data says. Undefined members are left out. */
function writeXml(name: string, shape: Shape, value: unknown): string {
  return `<${name}>${writeContent(shape, value)}</${name}>`
}

/** The inside of an element. A member that the model does not have is the sandbox's own mistake, and thrown. */
export function writeContent(shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case 'structure': {
      const data = value as Readonly<Record<string, unknown>>
      const stranger = Object.keys(data).find((key) => !shape.members.some(({ name }) => name === key))
      if (stranger !== undefined) throw new TypeError(`${shape.name} has no member ${stranger}`)
      return shape.members.map((member) => writeMember(member, data[member.name])).join('')
    }
    case 'list':
      return (value as readonly unknown[])
        .map((item) => writeXml(shape.item.traits.xmlName ?? 'member', shape.item.shape, item))
        .join('')
    case 'map':
      return Object.entries(value as object)
        .map(([key, item]) => {
          const { key: k, value: v } = shape
          return `<entry>${writeXml(k.traits.xmlName ?? 'key', k.shape, key)}${writeXml(v.traits.xmlName ?? 'value', v.shape, item)}</entry>`
        })
        .join('')
    case 'unit':
      return ''
    default:
      return escapeXml(toText(value))
  }
}

function writeMember({ name, shape, traits }: Member, value: unknown): string {
  if (value === undefined || value === null || traits.httpHeader !== undefined) return ''
  return writeXml(traits.xmlName ?? name, shape, value)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
}

/** Text as it may stand in an element; characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, '').replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? '')
}
