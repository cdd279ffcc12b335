import { SwitchoverError } from '../../errors.ts'
import { fromWord, nothing } from './words.ts'

/** What every tag key of ours begins with. */
export const prefix = 'switchover:'

/** Reads the words of one tag from left to right; what does not fit is an error that names the tag. */
export class TagReader {
  readonly #fact: string
  readonly #value: string
  readonly #words: string[]

  constructor(fact: string, value: string) {
    this.#fact = fact
    this.#value = value
    this.#words = value.split(' ')
  }

  word(): string {
    const word = this.#words.shift()
    if (word === undefined || word === '') throw this.unreadable('ends too early')
    return word
  }

  text(): string {
    return fromWord(this.word())
  }

  number(): number {
    const number = Number(this.word())
    if (!Number.isSafeInteger(number) || number < 0) throw this.unreadable('has no count where one belongs')
    return number
  }

  /** Whether anything is left: an earlier version may have said less. */
  hasMore(): boolean {
    return this.#words.length > 0
  }

  instant(): number {
    const instant = Date.parse(this.word())
    if (Number.isNaN(instant)) throw this.unreadable('has no date where one belongs')
    return instant
  }

  instantOrNothing(): number | undefined {
    return this.orNothing(() => this.instant())
  }

  orNothing<Found>(read: () => Found): Found | undefined {
    if (this.#words[0] !== nothing) return read()
    this.#words.shift()
    return undefined
  }

  oneOf<Word extends string>(allowed: readonly Word[]): Word {
    const word = this.word()
    const found = allowed.find((one) => one === word)
    if (found === undefined) throw this.unreadable(`has ${word} where ${allowed.join(' or ')} belongs`)
    return found
  }

  /** Whether the flag stands here, at the end. */
  flag(name: string): boolean {
    if (this.#words[0] !== name) return false
    this.#words.shift()
    return true
  }

  rest(): readonly string[] {
    return this.#words.splice(0).map(fromWord)
  }

  /** What is left, as it stands. */
  asItStands(): string {
    return this.#words.splice(0).join(' ')
  }

  end(): void {
    if (this.#words.length > 0) throw this.unreadable(`goes on with ${this.#words.join(' ')}`)
  }

  unreadable(why: string): SwitchoverError {
    return new SwitchoverError(
      'bad-world',
      `the record cannot be read: the tag ${prefix}${this.#fact} = "${this.#value}" ${why}`,
      `Restore the tag, or remove every tag that begins with ${prefix} from the target groups and the preview rule to go by what the routes show.`,
    )
  }
}
