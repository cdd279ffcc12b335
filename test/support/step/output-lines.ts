/** What ends a line for the runner, which reads lines as .NET does: a lone \r too, U+2028 not. */
export const lineEnd = /\r\n|\n|\r/

/** Cuts a stream that comes in pieces into such lines. */
export class OutputLines {
  #rest = ''
  readonly #take: (line: string) => void

  constructor(take: (line: string) => void) {
    this.#take = take
  }

  write(text: string): void {
    // A \r that ends a piece may be half of a \r\n.
    const lines = `${this.#rest}${text}`.split(/\r\n|\n|\r(?!$)/)
    this.#rest = lines.pop() ?? ''
    lines.forEach(this.#take)
  }

  /** The last line may have no end. */
  end(): void {
    if (this.#rest !== '') this.#take(this.#rest.replace(/\r$/, ''))
    this.#rest = ''
  }
}
