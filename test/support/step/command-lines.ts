/** A line of the log that the runner obeyed instead of printing it as text. */
export interface WorkflowCommand {
  readonly name: string
  /** As printed. */
  readonly properties: string
  readonly message: string
}

/** The same with its properties read. */
export interface CommandLine extends WorkflowCommand {
  /** By their names in lower case; those without a value are left out. */
  readonly given: Readonly<Record<string, string>>
}

/** How a command is written: what its properties are parted by, and what stands for signs that would end something. */
interface Form {
  readonly found: RegExp
  readonly separator: string
  readonly inProperties: readonly string[]
  readonly inMessage: readonly string[]
}

// `%25` comes last, so that an escaped escape stays what it was.
const forms: readonly Form[] = [
  {
    // .NET calls U+0085 a blank and U+FEFF none; JavaScript does the opposite.
    found: /^(?:[^\S\uFEFF]|\u0085)*::(.*?)::(.*)$/s,
    separator: ',',
    inProperties: ['%0D', '%0A', '%3A', '%2C', '%25'],
    inMessage: ['%0D', '%0A', '%25'],
  },
  {
    found: /##\[(.*?)\](.*)$/s,
    separator: ';',
    inProperties: ['%3B', '%0D', '%0A', '%5D', '%25'],
    inMessage: ['%3B', '%0D', '%0A', '%5D', '%25'],
  },
]

/**
 * Reads a line as the runner does: `::name key=value,key=value::message` at its start, or the old form
 * `##[name key=value;]message` anywhere in it. A name that is not known makes no command.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function parseCommand(line: string, isKnown: (name: string) => boolean): CommandLine | undefined {
  for (const form of forms) {
    const [, head, message = ''] = form.found.exec(line) ?? []
    if (head === undefined) continue
    const [, written = '', properties = ''] = /^([^ ]*) ?(.*)$/s.exec(head) ?? []
    const name = written.toLowerCase()
    if (!isKnown(name)) continue
    const given = read(properties.trim(), form)
    return { name, properties, message: unescaped(message, form.inMessage), given }
  }
  return undefined
}

function read(properties: string, { separator, inProperties }: Form): Record<string, string> {
  const pairs = properties.split(separator).map((property) => /^([^=]+)=+(.+)$/s.exec(property))
  return Object.fromEntries(
    pairs.flatMap((found) => {
      const [, key = '', value = ''] = found ?? []
      return found === null ? [] : [[key.toLowerCase(), unescaped(value, inProperties)]]
    }),
  )
}

function unescaped(text: string, codes: readonly string[]): string {
  return codes.reduce(
    (plain, code) => plain.replaceAll(code, String.fromCharCode(Number.parseInt(code.slice(1), 16))),
    text,
  )
}
