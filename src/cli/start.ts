import { localContext } from '../action/context.ts'
import { printMistakes } from '../action/failure.ts'
import { makesBuild } from '../action/goal.ts'
import { readInputs } from '../action/inputs.ts'
import type { Mistake } from '../deploy/ports.ts'
import { run } from '../run.ts'
import { version } from '../version.ts'
import { leftCode, onSignals } from './cancel.ts'
import { type CommandLine, readCommandLine } from './command-line.ts'
import { askGit, checkedOutCommit } from './commit.ts'
import { hidden } from './flags.ts'
import { helpText } from './help.ts'
import { policyFor } from './policy.ts'
import { asTyped, createTerminal } from './terminal.ts'

/** Does what the command line says; what it comes to is the process's exit code. */
export async function start(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  // Whoever reads may leave, and a terminal may be closed: that is no reason to stop amid a change.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const line = readCommandLine(args)
  if (isOn(line, 'help') || line.command === 'help') return print(helpText())
  if (isOn(line, 'version')) return print(version)
  if (args.length === 0) {
    process.exitCode = 2
    return print(helpText(), process.stderr)
  }
  process.exitCode = await (line.command === 'policy' ? printPolicy(line, env) : perform(line, env))
}

async function perform(line: CommandLine, env: NodeJS.ProcessEnv): Promise<number> {
  const terminal = createTerminal(isOn(line, 'json'))
  const signals = onSignals(terminal.say)
  const local = localContext(env)
  const context = { ...local, askCommits: askGit(local.workspace) }
  // Without the commit: which release is meant is never guessed here.
  const { inputs, mistakes } = readInputs(context, (name) => given(line, name, env), nobody)
  const commit = makesBuild(inputs) ? await checkedOutCommit(context.workspace) : ''
  const takeLease = line.values.get('take-lease')
  const wrong = [...line.mistakes, ...ownMistakes(line, inputs.dryRun), ...mistakes]
  const asked = { context: { ...context, commit }, inputs, ...signals, takeLease, say: terminal.say }
  const endings = await run({ ...asked, mistakes: wrong })
  const code = terminal.finish(endings, asked.context, inputs.secrets)
  return signals.end.aborted ? leftCode : code
}

/** Asks nobody: what the config says is enough. */
async function printPolicy(line: CommandLine, env: NodeJS.ProcessEnv): Promise<number> {
  const context = localContext(env)
  const read = (name: string) => (name === 'command' ? 'status' : given(line, name, env))
  const { inputs, mistakes } = readInputs(context, read, nobody)
  const { config, services } = inputs
  const text = await policyFor({ config, services, workspace: context.workspace, json: isOn(line, 'json') })
  const wrong = [...line.mistakes, ...mistakes, ...(typeof text === 'string' ? [] : text)]
  printMistakes(wrong.map(asTyped), (said) => print(said, process.stderr))
  if (wrong.length > 0 || typeof text !== 'string') return 2
  print(text)
  return 0
}

const isOn = ({ values }: CommandLine, flag: string): boolean => values.get(flag) === 'true'

function given({ command, values }: CommandLine, name: string, env: NodeJS.ProcessEnv): string {
  // A command that is missing is told by us: nothing is deployed because a word was forgotten.
  if (name === 'command') return command || 'status'
  return name === 'secrets' ? (env[hidden.secrets] ?? '') : (values.get(name) ?? '')
}

const leaseArn = /^arn:[\w-]+:elasticloadbalancing:[\w-]+:\d+:listener-rule\/.+$/

/** What only a command line can have wrong. */
function ownMistakes({ command, values }: CommandLine, dryRun: boolean): readonly Mistake[] {
  const found: Mistake[] = []
  const arn = values.get('take-lease')
  const path = 'take-lease'
  if (command === '')
    found.push({ path: 'command', said: 'none is given', remedy: '`switchover --help` lists them.' })
  if (arn !== undefined && !leaseArn.test(arn))
    found.push({
      path,
      said: `${JSON.stringify(arn)} is not the ARN of a listener rule`,
      remedy: '`status` shows the lease that stands, with its ARN.',
    })
  if (arn !== undefined && (command === 'status' || dryRun))
    found.push({
      path,
      said: `${dryRun ? 'a dry run' : '`status`'} takes no lease`,
      remedy: 'Give it to the command that you mean to run.',
    })
  return found
}

/** Nothing masks what is printed here but ourselves. */
const nobody = (): void => {}

const print = (text: string, stream: NodeJS.WriteStream = process.stdout): void =>
  void stream.write(`${text}\n`)
