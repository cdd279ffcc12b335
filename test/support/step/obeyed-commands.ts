import type { CommandLine } from './command-lines.ts'
import type { Level, StepLog } from './step-log.ts'

type Obey = (log: StepLog, command: CommandLine, line: string) => void

const changelog = 'https://github.blog/changelog'
const environmentFiles = `${changelog}/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/`
const unsecure = `${changelog}/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/`

/**
 * Every command that the runner knows, and what it does. Problem matchers and `echo` are known and without effect here.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs
 */
export const obeyed: ReadonlyMap<string, Obey> = new Map([
  ['error', issue('error')],
  ['warning', issue('warning')],
  ['notice', issue('notice')],
  // Shown only where the person who started the run asked for debug logs.
  ['debug', nothing],
  ['group', (log, { message }) => log.show(`##[group]${message}`)],
  ['endgroup', (log) => log.show('##[endgroup]')],
  ['add-mask', addMask],
  ['stop-commands', stopCommands],
  ['set-output', keep('outputs')],
  ['save-state', keep('state')],
  ['set-env', disabled],
  ['add-path', disabled],
  ['add-matcher', nothing],
  ['remove-matcher', nothing],
  ['echo', nothing],
] satisfies [string, Obey][])

function nothing(): void {}

function issue(level: Level): Obey {
  return (log, { message, given }) => log.issue(level, message, given)
}

/** A secret of several lines is hidden as a whole and line by line, since that is how it would be printed. */
function addMask(log: StepLog, { message }: CommandLine): void {
  if (message.trim() === '') {
    log.issue('warning', "Can't add secret mask for empty string in ##[add-mask] command.")
    return
  }
  log.mask(message)
  for (const line of message.split(/[\r\n]+/)) if (line.trim() !== '') log.mask(line.trim())
}

function stopCommands(log: StepLog, { message: token }: CommandLine, line: string): void {
  if (token === '' || obeyed.has(token.toLowerCase()) || token.toLowerCase() === 'pause-logging') {
    log.fail(
      "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command.",
    )
    return
  }
  log.stop(token)
  if (token.length > 6) log.mask(token)
  log.show(line)
}

/** Deprecated since 2022, announced to end in 2023, and still obeyed, each time with a warning. */
function keep(where: 'outputs' | 'state'): Obey {
  return (log, { name, message, given }, line) => {
    log.issue(
      'warning',
      `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files. For more information see: ${environmentFiles}`,
    )
    if (given['name']) log[where][given['name']] = message
    else refuse(log, line, `Required field 'name' is missing in ##[${name}] command.`)
  }
}

/** Since a printed text could so change what later steps run. */
function disabled(log: StepLog, { name }: CommandLine, line: string): void {
  refuse(
    log,
    line,
    `The \`${name}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` environment variable to \`true\`. For more information see: ${unsecure}`,
  )
}

const refuse = (log: StepLog, line: string, why: string) =>
  log.fail(`Unable to process command '${line}' successfully.`, why)
