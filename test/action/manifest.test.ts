import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readContext } from '../../src/action/context.ts'
import { inputTable } from '../../src/action/input-table.ts'
import { readInputs } from '../../src/action/inputs.ts'
import { allOutputs } from '../../src/action/outputs.ts'
import { commands, guards } from '../../src/action/words.ts'
import { anEnding } from './endings.ts'

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: Readonly<Record<string, string>>
}
const manifest: Manifest = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'))

test('every input of action.yml is read, and no other', () => {
  const asked = new Set<string>()
  readInputs(readContext({}), (name) => {
    asked.add(name)
    return ''
  })

  expect([...asked].sort()).toEqual(Object.keys(manifest.inputs).sort())
})

test('the defaults of action.yml are those that hold where an input is empty', () => {
  const context = readContext({ GITHUB_RUN_ID: '1', GITHUB_SHA: 'c0ffee' })
  const token = manifest.inputs['github-token']?.default

  const { inputs, mistakes } = readInputs(context, (name) => manifest.inputs[name]?.default ?? 'missing')

  expect(mistakes).toEqual([])
  const usual = readInputs(context, () => '').inputs
  // What counts as a secret are functions: they are never equal.
  expect({ ...inputs, secrets: usual.secrets }).toEqual({ ...usual, githubToken: token })
})

test('the table of inputs, which the command line is made from, is action.yml’s, in its order', () => {
  const shown = Object.entries(manifest.inputs).map(([name, input]) => [name, input.default])

  // What a step is given for a token only a workflow knows.
  expect(inputTable.map(({ name, fallback }) => [name, fallback])).toEqual(
    shown.map(([name, value]) => [name, name === 'github-token' ? '' : value]),
  )
})

test('every output of action.yml is set, and no other', () => {
  expect(Object.keys(allOutputs([anEnding()], { report: '', junit: '' })).sort()).toEqual(
    Object.keys(manifest.outputs).sort(),
  )
})

test('action.yml names every command and every guard', () => {
  expect(commands.filter((word) => !manifest.inputs['command']?.description.includes(word))).toEqual([])
  expect(guards.filter((word) => !manifest.inputs['allow']?.description.includes(word))).toEqual([])
})

test('it runs as a bundle under Node 24, and cleans up after', () => {
  expect(manifest.runs).toEqual({ using: 'node24', main: 'dist/main.cjs', post: 'dist/post.cjs' })
})
