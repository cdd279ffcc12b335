/** AWS's limit for the value of a tag on a load balancer's resource. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
export const valueLimit = 255

/** Stands where a fact is absent: tags are overwritten, never removed, so that one call says everything. */
export const nothing = '-'

/**
 * A text as one word of a tag value: letters, digits and `_.:/+-@` stay readable, every other byte becomes `=HH`.
 * Tag values may hold letters, digits, spaces and `_.:/=+-@` only.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Tag.html
 */
export const toWord = (text: string): string => {
  if (text === '') return nothing
  if (text === nothing) return '=2D'
  return text.replace(/[^A-Za-z0-9_.:/+@-]+/g, (run) =>
    [...Buffer.from(run)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )
}

/** The text of a word that `toWord` made. */
export const fromWord = (word: string): string => {
  if (word === nothing) return ''
  return word.replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString())
}

const cut = '…'

/** Free text as base64url, cut at a character, which it shows, so that it takes at most `limit` places. */
export const toProse = (text: string, limit = valueLimit): string => {
  if (text === '') return nothing
  const room = Math.floor((limit * 3) / 4)
  let bytes = Buffer.from(text)
  if (bytes.length > room) {
    let end = room - Buffer.byteLength(cut)
    // A byte 10xxxxxx continues a character: cutting before it would leave half of one.
    while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
    bytes = Buffer.concat([bytes.subarray(0, Math.max(0, end)), Buffer.from(cut)])
  }
  return bytes.toString('base64url')
}

/** The text that `toProse` kept. */
export const fromProse = (value: string): string =>
  value === nothing ? '' : Buffer.from(value, 'base64url').toString()
