import { StringDecoder } from 'node:string_decoder'

/** A longer line is cut: output without line ends must not fill memory. */
const mostCharacters = 16_384

/** Cuts a stream of bytes into lines, each told as soon as it has ended. A line ends where the runner ends it. */
export class Lines {
  readonly #hear: (line: string) => void
  readonly #decoder = new StringDecoder('utf8')
  #rest = ''
  /** The rest of a line that was cut is not heard. */
  #skips = false

  constructor(hear: (line: string) => void) {
    this.#hear = hear
  }

  push(chunk: Buffer): void {
    this.#take(this.#rest + this.#decoder.write(chunk))
  }

  /** There is no more: what has no line end is a line too. */
  end(): void {
    this.#take(this.#rest + this.#decoder.end())
    if (this.#rest !== '') this.#say(this.#rest.replace(/\r$/, ''))
    this.#rest = ''
  }

  #take(text: string): void {
    const lines = text.split(/\r\n|\n|\r(?!$)/)
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#say(line)
    if (this.#rest.length <= mostCharacters) return
    this.#say(this.#rest)
    this.#skips = true
    this.#rest = ''
  }

  #say(line: string): void {
    const skipped = this.#skips
    this.#skips = false
    if (skipped) return
    this.#hear(line.length > mostCharacters ? `${line.slice(0, mostCharacters).toWellFormed()}… (cut)` : line)
  }
}

/** Remembers the last lines that say something. */
export class Tail {
  readonly #most: number
  #lines: readonly string[] = []

  constructor(most = 10) {
    this.#most = most
  }

  push(line: string): void {
    if (line.trim() !== '') this.#lines = [...this.#lines, line].slice(-this.#most)
  }

  get lines(): readonly string[] {
    return this.#lines
  }
}
