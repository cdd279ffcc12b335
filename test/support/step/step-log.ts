import { type CommandLine, parseCommand, type WorkflowCommand } from './command-lines.ts'
import { hidden } from './masks.ts'
import { obeyed } from './obeyed-commands.ts'

export type Level = 'error' | 'warning' | 'notice'

/** What GitHub shows of a step beside its log. */
export interface Annotation {
  readonly level: Level
  readonly message: string
  /** `title`, `file`, `line`, `endline`, `col`, `endcolumn`, as far as given. */
  readonly properties: Readonly<Record<string, string>>
}

/** What came of one line. */
export interface Taken {
  /** What the log shows of it. */
  readonly shown: readonly string[]
  /** The command that it was. */
  readonly command?: WorkflowCommand
}

/** For each level and step, and in signs: what is more is in the log alone. */
const mostAnnotations = 10
const longestAnnotation = 4096

/**
 * The log of one step, judged line by line: which lines are commands, what they do, what is masked.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs
 */
export class StepLog {
  readonly commands: WorkflowCommand[] = []
  readonly annotations: Annotation[] = []
  /** By the deprecated commands; what is written to files is read apart. */
  readonly outputs: Record<string, string> = {}
  readonly state: Record<string, string> = {}
  /** Something was refused: the step fails, whatever its exit code. */
  failed = false
  readonly #masks: Set<string>
  readonly #lines: string[] = []
  #stopToken: string | undefined

  /** Secrets of the workflow are masked from the start. */
  constructor(secrets: readonly string[] = []) {
    this.#masks = new Set(secrets)
  }

  /** Everything shown so far. */
  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join('')
  }

  /** Takes a line that the step printed. */
  take(line: string): Taken {
    const before = this.#lines.length
    const command = parseCommand(line, (name) => obeyed.has(name) || name === this.#stopToken)
    if (command === undefined || (this.#stopToken !== undefined && command.name !== this.#stopToken)) {
      this.show(line)
      return { shown: this.#lines.slice(before) }
    }
    if (this.#stopToken === undefined) this.#obey(command, line)
    else {
      this.show(line)
      this.#stopToken = undefined
    }
    return { shown: this.#lines.slice(before), command }
  }

  #obey(command: CommandLine, line: string): void {
    const { name, properties, message } = command
    this.commands.push({ name, properties, message })
    obeyed.get(name)?.(this, command, line)
  }

  show(line: string): void {
    this.#lines.push(this.hide(line))
  }

  /** With every mask so far; a line shown before its mask was known stays as it was. */
  hide(text: string): string {
    return hidden(text, this.#masks)
  }

  mask(secret: string): void {
    this.#masks.add(secret)
  }

  /** From here on nothing is a command until `token` is. */
  stop(token: string): void {
    this.#stopToken = token.toLowerCase()
  }

  issue(level: Level, message: string, properties: Annotation['properties'] = {}): void {
    this.show(`##[${level}]${message}`)
    if (this.annotations.filter((one) => one.level === level).length >= mostAnnotations) return
    this.annotations.push({ level, message: this.hide(message).slice(0, longestAnnotation), properties })
  }

  /** What the step asked for cannot be done. */
  fail(...whys: readonly string[]): void {
    for (const why of whys) this.issue('error', why)
    this.failed = true
  }
}
