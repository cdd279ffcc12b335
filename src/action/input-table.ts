/** An input of the action: `with:` of a step, or a flag of the command line. */
interface InputSaid {
  readonly name: InputName
  /** What holds where nothing is given. */
  readonly fallback: string
  /** What stands for its value in a usage line; none where it is a flag without one. */
  readonly value: string
  /** What it is for, in a line. */
  readonly said: string
}

export type InputName =
  | 'command'
  | 'config'
  | 'service'
  | 'release'
  | 'dry-run'
  | 'hold'
  | 'allow'
  | 'wait'
  | 'wait-for-lease'
  | 'wait-for-hold'
  | 'reason'
  | 'github-token'
  | 'secrets'

/** Every input, in the order of action.yml. */
export const inputTable: readonly InputSaid[] = [
  input('command', 'deploy', 'COMMAND', 'what to make true'),
  input(
    'config',
    '.github/switchover.yml',
    'PATH',
    'a YAML file, from the root of the checkout, or the text itself',
  ),
  input('service', '', 'NAME', "a service's name, a comma list, or * for all; else the only one"),
  input('release', '', 'NAME', 'the build that is released; of other commands, what they must find'),
  input('dry-run', 'false', '', 'decide and print every act, perform none'),
  input('hold', '', 'HOLD', "none, 30m, approval, or approval 72h; else the service's own"),
  input('allow', '', 'GUARDS', 'a comma list of guards to let pass'),
  input('wait', '15m', 'TIME', 'how long retire waits for a busy side before it ends as retiring'),
  input('wait-for-lease', '0s', 'TIME', "how long to wait for another run's lease"),
  input('wait-for-hold', '0s', 'TIME', 'how long deploy waits for an open rollback window to end'),
  input('reason', '', 'TEXT', 'a sentence for the record'),
  input('github-token', '', 'TOKEN', 'to ask GitHub how commits stand to each other'),
  input('secrets', '', 'VALUES', 'values that must not be seen, one in each line'),
]

function input(name: InputName, fallback: string, value: string, said: string): InputSaid {
  return { name, fallback, value, said }
}
