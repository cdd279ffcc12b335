import { gunzipSync } from 'node:zlib'
import type { Answer } from '../http.ts'
import { oneLine } from '../words.ts'

/** An answer, and by its place in the list whom it came from. */
export interface Told {
  readonly lane: number
  readonly answer: Answer
}

/** Much more than all answers of a script can be. */
const mostBytes = 64 * 1024 * 1024

/** What stands in the place of answers that Systems Manager would have cut. */
export const tooLong =
  'the answers are too long for what Systems Manager keeps: name a shorter page in proof.path'

/** What a script wrote between its marks, answer by answer; in words why nothing can be read. */
export const toldBy = (lines: readonly string[], mark: string): readonly Told[] | string => {
  if (lines.includes(`${mark} too long`)) return tooLong
  const [begin, end] = [lines.indexOf(`${mark} begin`), lines.indexOf(`${mark} end`)]
  if (begin < 0 || end < begin) return 'what the script wrote did not come back whole'
  try {
    const packed = Buffer.from(lines.slice(begin + 1, end).join(''), 'base64')
    return recordsOf(gunzipSync(packed, { maxOutputLength: mostBytes }))
  } catch (error) {
    return `what the script wrote cannot be read: ${oneLine(String(error))}`
  }
}

const lineFeed = 10

const recordsOf = (bytes: Buffer): readonly Told[] => {
  const found: Told[] = []
  for (let at = 0; at < bytes.length; ) {
    const line = bytes.indexOf(lineFeed, at)
    const form = /^(\d+) (\d+) ([\d.]+) (\d+)$/.exec(bytes.subarray(at, line).toString('latin1'))
    if (line < 0 || form === null) throw new Error('no answer begins here')
    const [lane = 0, code = 0, connected = 0, length = 0] = form.slice(1).map(Number)
    const content = bytes.subarray(line + 1, line + 1 + length)
    found.push({ lane, answer: code === 0 ? answerOf(content) : silence(content, code, connected) })
    at = line + 1 + length
  }
  return found
}

/** No name, no connection; and a time-out, which may come before or after it. https://curl.se/libcurl/c/libcurl-errors.html */
const notConnected: ReadonlySet<number> = new Set([5, 6, 7])
const timedOut = 28

/** `curl: (7) Failed to connect to …`. A connection whose TLS failed was made: the node is there, and owes an answer. */
const silence = (content: Buffer, code: number, connectedAfter: number): Answer => {
  const reached = code === timedOut ? connectedAfter > 0 : !notConnected.has(code)
  const [first = ''] = content.toString('utf8').split('\n')
  return { kind: 'no-answer', said: oneLine(first.replace(/^curl: \(\d+\) /, '')), reached }
}

const blank = Buffer.from('\r\n\r\n')

/** A response as it stood on the wire, its body unpacked by curl. */
const answerOf = (content: Buffer): Answer => {
  const end = content.indexOf(blank)
  const [status = '', ...fields] = content
    .subarray(0, end < 0 ? content.length : end)
    .toString('latin1')
    .split('\r\n')
  const code = /^HTTP\/[\d.]+ (\d{3})/.exec(status)?.[1]
  if (code === undefined) return { kind: 'no-answer', said: 'no HTTP answer came', reached: true }
  const rest = end < 0 ? Buffer.alloc(0) : content.subarray(end + blank.length)
  // 100 Continue and its like come before the answer.
  if (code.startsWith('1') && rest.length > 0) return answerOf(rest)
  return {
    kind: 'answer',
    status: Number(code),
    headers: headersOf(fields),
    body: new TextDecoder().decode(rest),
    ms: 0,
  }
}

const headersOf = (fields: readonly string[]): Readonly<Record<string, string>> => {
  const headers = new Map<string, string>()
  for (const field of fields) {
    const colon = field.indexOf(':')
    if (colon <= 0) continue
    const name = field.slice(0, colon).trim().toLowerCase()
    const value = field.slice(colon + 1).trim()
    const before = headers.get(name)
    headers.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return Object.fromEntries(headers)
}
