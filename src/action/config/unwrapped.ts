/** No bomb: what is looked into is 64 KiB at most before it is unpacked. */
const mostBytes = 16 * 1024 * 1024

/** A run of base64, over several lines too, as MIME parts, cloud-config and scripts have it. */
const base64 = /[A-Za-z0-9+/]{16,}(?:\r?\n[ \t]*[A-Za-z0-9+/]+)*={0,2}/g

/** A text and all that a machine could unpack from what stands in it, compressed or not. */
export function unwrapped(text: string, depth = 2): string {
  if (depth === 0) return text
  const inside = (text.match(base64) ?? []).map((run) =>
    unwrapped(unpacked(Buffer.from(run, 'base64')), depth - 1),
  )
  return [text, ...inside].join('\n')
}

/** The bytes as text, those of a gzip file as what is in it. */
export function unpacked(bytes: Buffer): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString()
  // Loaded when due: hardly any user data is compressed.
  const { gunzipSync } = process.getBuiltinModule('node:zlib')
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes }).toString()
  } catch {
    return bytes.toString('latin1')
  }
}
