import { type InputName, inputTable } from '../action/input-table.ts'

/** A flag of the command line; `value` is empty where it stands alone. */
export interface Flag {
  readonly name: string
  readonly value: string
  readonly fallback: string
  readonly said: string
}

/** Given by the environment: every process of the machine can read a command line. */
export const hidden = { secrets: 'SWITCHOVER_SECRETS' } as const

/** Of the inputs these are no flags: the command stands alone, and of GitHub a terminal asks nothing. */
const apart: ReadonlySet<InputName> = new Set(['command', 'github-token', 'secrets'])

/** Flags that are inputs of the action, with their names, meanings and defaults. */
export const inputFlags: readonly Flag[] = inputTable.filter(({ name }) => !apart.has(name))

/** Flags of the command line alone. */
export const ownFlags: readonly Flag[] = [
  {
    name: 'take-lease',
    value: 'ARN',
    fallback: '',
    said: 'take this lease from its holder, dead or alive; status names it',
  },
  { name: 'json', value: '', fallback: '', said: 'print the report as JSON; the log goes to stderr' },
  { name: 'help', value: '', fallback: '', said: 'print this' },
  { name: 'version', value: '', fallback: '', said: 'print the version' },
]

export const allFlags: readonly Flag[] = [...inputFlags, ...ownFlags]
