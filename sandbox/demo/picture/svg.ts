type Attributes = Readonly<Record<string, string | number>>

/** An element as text; children are elements already, numbers are cut to a tenth of a pixel. */
export function el(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(attribute(value))}"`)
  const start = `<${name}${pairs.join('')}`
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`
}

/** A piece of text that is shown as it is. */
export const text = (x: number, y: number, content: string, attributes: Attributes = {}): string =>
  el('text', { x, y, ...attributes }, escaped(content))

const attribute = (value: string | number): string =>
  typeof value === 'number' ? `${Math.round(value * 10) / 10}` : value

export function escaped(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
