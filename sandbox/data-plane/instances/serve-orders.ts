import type { Service } from '../program/listen.ts'

/** Cuts what comes through the pipe into messages: a count, then that many words, each ended by NUL. */
export function createOrderReader(): (chunk: string) => string[][] {
  let words: string[] = []
  let rest = ''
  return (chunk) => {
    const parts = (rest + chunk).split('\0')
    rest = parts.pop() ?? ''
    words.push(...parts)
    const messages: string[][] = []
    for (let count = Number(words[0]); words.length > count; count = Number(words[0])) {
      messages.push(words.slice(1, count + 1))
      words = words.slice(count + 1)
    }
    return messages
  }
}

/** `serve --release NAME [--color COLOR] [--port 8080]` as a service, or what is wrong with it. */
export function readOrder(words: readonly string[]): Service | string {
  const said = new Map<string, string>()
  for (let at = 0; at < words.length; at += 2) {
    const [option = '', value] = words.slice(at, at + 2)
    if (!['--release', '--color', '--port'].includes(option)) return `serve: unknown option ${option}`
    if (value === undefined) return `serve: ${option} needs a value`
    said.set(option, value)
  }
  const release = said.get('--release')
  const color = said.get('--color') ?? 'none'
  const port = Number(said.get('--port') ?? 8080)
  if (release === undefined) return 'serve: --release is missing'
  if (!isHeaderValue(release) || !isHeaderValue(color)) return 'serve: release and color are printable ASCII'
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return 'serve: --port is not a port'
  return { release, color, port }
}

/** Both travel in headers of every answer. */
function isHeaderValue(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text)
}
