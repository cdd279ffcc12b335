/** One part of a MIME document, decoded, one character for each byte. */
export interface MimePart {
  readonly type: string
  /** The file name that it says. */
  readonly name: string | undefined
  readonly text: string
}

interface Entity {
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** The parts of a multi-part document, those of parts inside it too; undefined when the text is none. */
export function readMime(text: string): readonly MimePart[] | undefined {
  // What cloud-init goes by: https://github.com/canonical/cloud-init/blob/main/cloudinit/user_data.py
  if (!/mime-version:/i.test(text.slice(0, 4096))) return undefined
  const unix = text.replaceAll('\r\n', '\n')
  return partsOf(readEntity(unix))
}

function partsOf({ headers, body }: Entity): readonly MimePart[] {
  const type = headers.get('content-type') ?? 'text/plain'
  const boundary = parameter(type, 'boundary')
  if (type.toLowerCase().startsWith('multipart/') && boundary !== undefined) {
    return split(body, boundary).flatMap((part) => partsOf(readEntity(part)))
  }
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase()
  return [
    {
      type: (type.split(';')[0] ?? '').trim().toLowerCase(),
      name: parameter(headers.get('content-disposition') ?? '', 'filename'),
      text: encoding === 'base64' ? Buffer.from(body, 'base64').toString('latin1') : body,
    },
  ]
}

/** Headers, folded or not, then an empty line, then the body. */
function readEntity(text: string): Entity {
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n')
  const head = end < 0 ? text : text.slice(0, end)
  const lines = head.replaceAll(/\n[ \t]+/g, ' ').split('\n')
  const headers = lines.map((line): [string, string] => {
    const at = line.indexOf(':')
    return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]
  })
  return { headers: new Map(headers), body: end < 0 ? '' : text.slice(end).replace(/^\n+/, '') }
}

/** What stands between the lines `--BOUNDARY`, up to `--BOUNDARY--`. */
function split(body: string, boundary: string): string[] {
  const parts: string[][] = []
  for (const line of body.split('\n')) {
    const bare = line.trimEnd()
    if (bare === `--${boundary}--`) break
    if (bare === `--${boundary}`) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return parts.map((lines) => `${lines.join('\n')}\n`)
}

function parameter(header: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header)
  return found?.[1] ?? found?.[2]
}
