import { expect, test } from 'vitest'
import { inputTable } from '../../src/action/input-table.ts'
import { commands, guards } from '../../src/action/words.ts'
import { readCommandLine } from '../../src/cli/command-line.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import { allFlags } from '../../src/cli/flags.ts'
import { helpText } from '../../src/cli/help.ts'
import { version } from '../../src/version.ts'
import { readText } from '../docs/markdown.ts'

const help = helpText()
const lines = help.split('\n')

test('it names every command, flag, guard and exit code', () => {
  const named = (text: string) => lines.some((line) => line.startsWith(`  ${text} `))

  expect(commands.filter((word) => !named(word))).toEqual([])
  expect(allFlags.filter(({ name }) => !named(`--${name}`))).toEqual([])
  expect(exitCodes.filter(({ code }) => !named(`${code}`))).toEqual([])
  expect(guards.filter((guard) => !help.includes(guard))).toEqual([])
})

test('it says the default of each input that has one', () => {
  const silent = inputTable.filter(
    ({ name, fallback }) =>
      !['', 'false'].includes(fallback) &&
      name !== 'command' &&
      !lines.some((line) => line.startsWith(`  --${name} `) && line.endsWith(`(${fallback})`)),
  )

  expect(silent).toEqual([])
})

test('its examples are command lines without a mistake', () => {
  const examples = [...help.matchAll(/^ {2}switchover (.*?)(?: \|.*)?$/gm)].map(([, line = '']) => line)
  const words = (line: string) => (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''))

  expect(examples.length).toBeGreaterThan(3)
  expect(examples.flatMap((line) => readCommandLine(words(line)).mistakes)).toEqual([])
})

test('the version is that of package.json', () => {
  expect(version).toBe(JSON.parse(readText('package.json')).version)
})
