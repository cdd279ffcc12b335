import { guards } from '../action/words.ts'
import type { Command } from '../deploy/goal.ts'
import { exitCodes } from './exit-codes.ts'
import { type Flag, inputFlags, ownFlags } from './flags.ts'

/** What is true when a command has succeeded. */
const commandsSaid: Readonly<Record<Command, string>> = {
  status: 'say who is live, who is idle, what is held until when, and what disagrees; changes nothing',
  provision: 'have the idle side run the release, healthy by the load balancer',
  test: 'have it pass every release test',
  switch: 'move production traffic to it, proven through every node; the other side is held',
  deploy: 'all of this, watch it, then hold',
  rollback: 'move traffic back to the held side, checked first, and prove it',
  retire: 'end the held side, when it has no work left and has drained',
  sweep: 'do what is owed: overdue holds, what runs that died left behind; list orphans',
}

const policySaid =
  'print the IAM policy that the role needs for this config, and who may take it; asks nobody'

const examples = [
  'switchover status --service web',
  'switchover rollback --service web --reason "500s since the switch"',
  'switchover deploy --service web --release v42 --hold 2h',
  'switchover retire --service web --dry-run',
  'switchover status --service "*" --json | jq .services[].outcome',
  'switchover policy --service web --json | jq .permissions',
]

/** Everything that a person can type here. */
export const helpText = (): string =>
  [
    'Blue/green releases on AWS, from a terminal: the commands of the GitHub Action, with the same lease and the same record.',
    '',
    'Usage: switchover COMMAND [flags]',
    '',
    'Commands',
    ...columns([...Object.entries(commandsSaid), ['policy', policySaid]]),
    '',
    'Flags: the inputs of the action',
    ...columns(inputFlags.map(flagRow)),
    '',
    'Flags of the command line alone',
    ...columns(ownFlags.map(flagRow)),
    '',
    'Guards for --allow',
    ...wrapped(guards),
    '',
    'Credentials and Region come as to any tool of AWS: AWS_PROFILE, single sign-on, AWS_REGION.',
    'Values in SWITCHOVER_SECRETS, one in each line, are printed as *** wherever they turn up.',
    '',
    'Examples',
    ...examples.map((example) => `  ${example}`),
    '',
    'Exit codes',
    ...columns(exitCodes.map(({ code, said }) => [`${code}`, said])),
  ].join('\n')

const flagRow = ({ name, value, fallback, said }: Flag): readonly [string, string] => [
  `--${name}${value === '' ? '' : ` ${value}`}`,
  fallback === '' || fallback === 'false' ? said : `${said} (${fallback})`,
]

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}

const lineWidth = 96

function wrapped(words: readonly string[]): readonly string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 2 > lineWidth) lines.push(`  ${word}`)
    else lines[lines.length - 1] = `${last}, ${word}`
  }
  return lines
}
