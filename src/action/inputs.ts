import { getInput, setSecret } from '@actions/core'
import type { Command, Guard, Hold } from '../deploy/goal.ts'
import type { Mistake } from '../deploy/ports.ts'
import type { Context } from './context.ts'
import { durationForm, readDuration } from './duration.ts'
import { holdForm, readHold } from './hold.ts'
import { type InputName, inputTable } from './input-table.ts'
import { createSecrets, fewestCharacters, type Secret, type Secrets } from './secrets.ts'
import { didYouMean } from './suggest.ts'
import { commands, guards, isCommand, isGuard } from './words.ts'

/** The step's `with:`, read and made whole. */
export interface Inputs {
  readonly command: Command
  /** A path, or YAML text. */
  readonly config: string
  /** Names as given; `*` for all; empty for the only one. */
  readonly services: readonly string[]
  /** For provision and deploy always there; for the others only when it was given. */
  readonly release: string | undefined
  readonly dryRun: boolean
  /** Undefined: the service's own. */
  readonly hold: Hold | undefined
  readonly allow: ReadonlySet<Guard>
  readonly waitMs: number
  readonly waitForLeaseMs: number
  readonly waitForHoldMs: number
  readonly reason: string
  readonly githubToken: string
  /** The values of the input, and every credential that the environment holds. */
  readonly secrets: Secrets
}

type Get = (name: InputName) => string

const fallbacks: ReadonlyMap<string, string> = new Map(
  inputTable.map(({ name, fallback }) => [name, fallback]),
)

/** Elsewhere the command would be printed as it stands. */
const maskOnRunner = (secret: string): void => {
  if (process.env['GITHUB_ACTIONS'] === 'true') setSecret(secret)
}

const releasePattern = /^[A-Za-z0-9][A-Za-z0-9._+/@-]{0,127}$/

/**
 * Reads every input; a wrong one is a mistake, and its default stands in, so that the config is still read too.
 * `mask`: told of each secret before anything else is said.
 */
export function readInputs(
  context: Context,
  get: Get = getInput,
  mask: (secret: string) => void = maskOnRunner,
): { readonly inputs: Inputs; readonly mistakes: readonly Mistake[] } {
  const mistakes: Mistake[] = []
  const wrong = (path: string, said: string, remedy: string): void => {
    mistakes.push({ path, said, remedy })
  }
  const text = (name: InputName): string => get(name) || (fallbacks.get(name) ?? '')
  const time = (name: InputName): number => readTime(name, text(name), wrong)
  const githubToken = text('github-token')
  const given = readSecrets(text('secrets'), wrong)
  for (const { value } of given) mask(value)
  const command = readCommand(text('command'), wrong)
  const inputs: Inputs = {
    command,
    config: text('config'),
    services: list(text('service')),
    release: readRelease(text('release'), command, context, wrong),
    dryRun: readBoolean('dry-run', text('dry-run'), wrong),
    hold: readHoldInput(text('hold'), wrong),
    allow: readAllow(text('allow'), wrong),
    waitMs: time('wait'),
    waitForLeaseMs: time('wait-for-lease'),
    waitForHoldMs: time('wait-for-hold'),
    reason: text('reason'),
    githubToken,
    secrets: createSecrets([...given, { name: 'github-token', value: githubToken }, ...context.credentials]),
  }
  return { inputs, mistakes }
}

type Wrong = (path: string, said: string, remedy: string) => void

function list(text: string): readonly string[] {
  const items = text.split(/[,\n]/).map((item) => item.trim())
  return [...new Set(items.filter((item) => item !== ''))]
}

/** One in each line. A value that is told of is told of by its line. */
function readSecrets(text: string, wrong: Wrong): readonly Secret[] {
  const lines = text
    .split('\n')
    .map((line, at) => ({ name: `line ${at + 1} of secrets`, value: line.trim() }))
  const given = lines.filter(({ value }) => value !== '')
  for (const { name, value } of given)
    if (value.length < fewestCharacters)
      wrong(
        'secrets',
        `${name} has fewer than ${fewestCharacters} characters`,
        'Give whole values, one in each line: so few characters are found in ordinary words.',
      )
  return given
}

function readCommand(text: string, wrong: Wrong): Command {
  if (isCommand(text)) return text
  wrong('command', `${quoted(text)} is not a command`, didYouMean(text, commands))
  // Nothing runs after a mistake; the release's default must not add a second one.
  return 'status'
}

function readRelease(text: string, command: Command, context: Context, wrong: Wrong): string | undefined {
  const needed = command === 'deploy' || command === 'provision'
  const release = text === '' && needed ? (context.tag ?? context.commit) : text
  if (release === '') {
    if (needed) wrong('release', 'no release is named, and there is no tag or commit', 'Set `release`.')
    return undefined
  }
  if (releasePattern.test(release)) return release
  wrong(
    'release',
    `${quoted(release)} is not a release name`,
    'Use at most 128 letters, digits and . _ + / @ -, beginning with a letter or digit.',
  )
  return undefined
}

/** The YAML 1.2 core schema's booleans, as @actions/core reads them. */
function readBoolean(path: string, text: string, wrong: Wrong): boolean {
  if (/^(true|True|TRUE)$/.test(text)) return true
  if (!/^(false|False|FALSE)$/.test(text))
    wrong(path, `${quoted(text)} is neither true nor false`, 'Write true or false.')
  return false
}

function readHoldInput(text: string, wrong: Wrong): Hold | undefined {
  if (text === '') return undefined
  const hold = readHold(text)
  if (hold === undefined) wrong('hold', `${quoted(text)} is not a hold`, `Write ${holdForm}.`)
  return hold
}

function readAllow(text: string, wrong: Wrong): ReadonlySet<Guard> {
  const words = list(text)
  for (const word of words.filter((word) => !isGuard(word)))
    wrong('allow', `${quoted(word)} is not a guard`, didYouMean(word, guards))
  return new Set(words.filter(isGuard))
}

function readTime(path: string, text: string, wrong: Wrong): number {
  const ms = readDuration(text)
  if (ms === undefined) wrong(path, `${quoted(text)} is not a duration`, `Write ${durationForm}.`)
  return ms ?? 0
}

const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text)
