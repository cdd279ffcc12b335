/** Where the story is told; a part of what `process.stdout` is. */
export interface Screen {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const REDRAW_MS = 100
const REPEAT_MS = 2000
/** Where the action's log lines have their text. */
const LOG_INDENT = 28
const CLEAR = '\r\x1b[2K'
const WHEEL = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'
const STYLES = { bold: '1', dim: '2', red: '31', green: '32', cyan: '36' } as const

/** Tells the story line by line, with one line of progress under it: redrawn on a terminal, repeated elsewhere. */
export class Narrator {
  readonly #screen: Screen
  readonly #colored: boolean
  #progress: (() => string) | undefined
  #timer: NodeJS.Timeout | undefined
  #turn = 0

  constructor(screen: Screen, colored = screen.isTTY === true && process.env['NO_COLOR'] === undefined) {
    this.#screen = screen
    this.#colored = colored
  }

  say(text = ''): void {
    this.#clear()
    this.#screen.write(`${text}\n`)
    this.#draw()
  }

  headline(title: string, about: string): void {
    this.say()
    this.say(this.style('bold', `━━ ${title} ${'━'.repeat(Math.max(3, this.#width() - title.length - 4))}`))
    for (const line of wrapped(about, this.#width() - 3)) this.say(`   ${line}`)
  }

  /** A line of the action's own log; a long one goes on under its text. */
  log(line: string): void {
    const [first = '', ...rest] = wrapped(line, Math.max(60, this.#width() - 5))
    const more = wrapped(rest.join(' '), Math.max(30, this.#width() - 5 - LOG_INDENT))
    for (const piece of [first, ...more.map((text) => `${' '.repeat(LOG_INDENT)}${text}`)])
      this.say(`   ${this.style('dim', '│')} ${piece}`.trimEnd())
  }

  /** Shows what `text` gives until `rest` is called. */
  watch(text: () => string): void {
    this.rest()
    this.#progress = text
    const isTTY = this.#screen.isTTY === true
    this.#timer = setInterval(() => (isTTY ? this.#redraw() : this.#repeat()), isTTY ? REDRAW_MS : REPEAT_MS)
  }

  rest(): void {
    clearInterval(this.#timer)
    this.#clear()
    this.#progress = undefined
  }

  style(style: keyof typeof STYLES, text: string): string {
    return this.#colored ? `\x1b[${STYLES[style]}m${text}\x1b[0m` : text
  }

  [Symbol.dispose](): void {
    this.rest()
  }

  #redraw(): void {
    this.#turn += 1
    this.#clear()
    this.#draw()
  }

  #repeat(): void {
    if (this.#progress) this.#screen.write(`   … ${this.#progress()}\n`)
  }

  #draw(): void {
    if (this.#screen.isTTY !== true || this.#progress === undefined) return
    const text = `   ${WHEEL[this.#turn % WHEEL.length]} ${this.#progress()}`
    // A longer line would wrap, and clearing it would leave its first part behind.
    this.#screen.write(text.slice(0, (this.#screen.columns ?? 80) - 1))
  }

  #clear(): void {
    if (this.#screen.isTTY === true && this.#progress !== undefined) this.#screen.write(CLEAR)
  }

  #width(): number {
    return Math.min(120, this.#screen.columns ?? 120)
  }
}

/** Words in lines of at most `width`. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  if (text === '') return lines
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
