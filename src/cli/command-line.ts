import { parseArgs } from 'node:util'
import { didYouMean } from '../action/suggest.ts'
import type { Mistake } from '../deploy/ports.ts'
import { allFlags, type Flag } from './flags.ts'

/** What stands on a command line; its mistakes are told with all others. */
export interface CommandLine {
  /** Empty where none is given. */
  readonly command: string
  /** By flag; of those that may be repeated (a list) joined by commas. A flag that stands alone is `true` or `false`. */
  readonly values: ReadonlyMap<string, string>
  readonly mistakes: readonly Mistake[]
}

type Token = NonNullable<ReturnType<typeof parse>['tokens']>[number]
type Option = Extract<Token, { kind: 'option' }>

const lists: ReadonlySet<string> = new Set(['service', 'allow'])

/** Reads it; nothing stops at the first mistake. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const mistakes: Mistake[] = []
  const values = new Map<string, string>()
  const words: string[] = []
  // What stands after a flag that is not understood was meant as its value.
  let after: Mistake | undefined
  for (const token of parse(args).tokens ?? []) {
    if (token.kind === 'positional' && after === undefined) words.push(token.value)
    after = token.kind === 'option' ? mistakeIn(token, values) : undefined
    if (after !== undefined) mistakes.push(after)
    else if (token.kind === 'option') values.set(token.name, valueIn(token, values))
  }
  const [command = '', ...more] = words
  for (const word of more)
    mistakes.push({
      path: quoted(word),
      said: `stands after the command \`${command}\``,
      remedy: 'Write one command; all else is a flag.',
    })
  return { command, values, mistakes }
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    // What is wrong is told in our words, all of it at once.
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      allFlags.map(({ name, value }) => [
        name,
        { type: value === '' ? ('boolean' as const) : ('string' as const), ...shortOf(name) },
      ]),
    ),
  })

const shortOf = (name: string) => (name === 'help' ? { short: 'h' } : {})

/** A list may be given in parts. */
function valueIn({ name, value = 'true' }: Option, before: ReadonlyMap<string, string>): string {
  const first = before.get(name)
  return first === undefined ? value : `${first},${value}`
}

function mistakeIn(token: Option, before: ReadonlyMap<string, string>): Mistake | undefined {
  const { name, rawName: path } = token
  const flag = allFlags.find((one) => one.name === name)
  if (flag === undefined) return { path, said: 'is not a flag', remedy: unknownRemedy(path) }
  const said = wrongValue(flag, token)
  if (said !== undefined)
    return { path, said, remedy: flag.value === '' ? `Write ${path} alone.` : `Write ${path}=${flag.value}.` }
  return before.has(name) && !lists.has(name)
    ? { path, said: 'is given more than once', remedy: 'Give it once.' }
    : undefined
}

/** What looks like the next flag more likely is one. */
function wrongValue(flag: Flag, { value = '', inlineValue }: Option): string | undefined {
  if (flag.value === '')
    return inlineValue && !/^(true|false)$/.test(value)
      ? `${quoted(value)} is neither true nor false`
      : undefined
  if (value === '') return 'needs a value'
  return value.startsWith('-') && !inlineValue
    ? `needs a value, and ${quoted(value)} looks like a flag`
    : undefined
}

/** Inputs of the action that a terminal does not take as flags, and what to do instead. */
const elsewhere: Readonly<Record<string, string>> = {
  '--command': 'Write the command without a flag: `switchover deploy`.',
  '--github-token': 'Leave it out: nothing here asks GitHub.',
  '--secrets':
    'Every process of this machine can read a command line: put them into the variable SWITCHOVER_SECRETS.',
}

const unknownRemedy = (raw: string): string =>
  elsewhere[raw] ??
  didYouMean(
    raw,
    allFlags.map(({ name }) => `--${name}`),
  )

const quoted = (text: string): string => JSON.stringify(text)
