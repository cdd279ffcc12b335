/** A line of the log that the runner obeyed instead of printing it as text. */
export interface WorkflowCommand {
  readonly name: string
  readonly properties: string
  readonly message: string
}

/** What a person sees of a step's output, and what the runner did because of it. */
export interface ReadLog {
  /** Lines as printed, masked values replaced by `***`, `add-mask` lines left out. */
  readonly text: string
  readonly commands: readonly WorkflowCommand[]
}

const registered = new Set(
  `add-mask add-matcher add-path debug echo endgroup error group internal-set-repo-path notice
   remove-matcher save-state set-env set-output stop-commands warning`.split(/\s+/),
)

/**
 * Judges a log by the runner's own rules: which lines are commands, what is masked, where commands are stopped.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs
 */
export function readLog(raw: string): ReadLog {
  const commands: WorkflowCommand[] = []
  const masks: string[] = []
  const text: string[] = []
  let stopToken: string | undefined
  for (const line of raw.split('\n')) {
    const command = parse(line, stopToken)
    if (command === undefined) text.push(line)
    else if (stopToken !== undefined) stopToken = undefined
    else {
      commands.push(command)
      if (command.name === 'stop-commands') stopToken = command.message
      if (command.name !== 'add-mask') text.push(line)
      else if (command.message !== '') masks.push(...command.message.split('\n'))
    }
  }
  return { text: mask(text.join('\n'), masks), commands }
}

function parse(line: string, stopToken: string | undefined): WorkflowCommand | undefined {
  // The old form `##[name]` is found anywhere in a line, the new one only at its start.
  const found =
    /^\s*::([^\s:]+)(?:\s(.*?))?::(.*)$/.exec(line) ?? /##\[([^\s\]]+)(?:\s([^\]]*))?\](.*)$/.exec(line)
  const [, name = '', properties = '', message = ''] = found ?? []
  const known = stopToken === undefined ? registered.has(name) : name === stopToken
  return known && found ? { name, properties, message: unescaped(message) } : undefined
}

function unescaped(message: string): string {
  return message.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function mask(text: string, masks: readonly string[]): string {
  // Longest first, so that a mask which is part of another leaves nothing of the longer one.
  const longestFirst = masks.filter((value) => value !== '').sort((a, b) => b.length - a.length)
  return longestFirst.reduce((masked, value) => masked.replaceAll(value, '***'), text)
}
