import { expect, test } from 'vitest'
import { readSources, sourceFile } from './support/imports.ts'
import { eagerImports, layerMistakes } from './support/layers.ts'

const source = readSources(['src', 'sandbox'])
const everything = [...source, ...readSources(['test', 'scripts', 'bench'])]

test('every file imports only what its layer may', () => {
  expect(everything.flatMap(layerMistakes)).toEqual([])
})

test('an import across layers is found, whatever its form', () => {
  const text = `
import { a } from '../aws/act.ts'
import type { B } from '../../sandbox/model/b.ts'
export {
  c,
} from 'node:http'
const d = await import('@actions/github')
import './fine.ts'`

  expect(
    layerMistakes(sourceFile('src/deploy/decide.ts', text)).map((mistake) => mistake.split(';')[0]),
  ).toEqual([
    'src/deploy/decide.ts imports src/aws/act.ts',
    'src/deploy/decide.ts imports sandbox/model/b.ts',
    'src/deploy/decide.ts imports node:http',
    'src/deploy/decide.ts imports @actions/github',
  ])
})

test('heavy libraries are loaded when they are due', () => {
  const entries = ['src/main.ts', 'src/post.ts', 'src/cli.ts', 'src/cli/start.ts']

  expect(entries.flatMap((entry) => eagerImports(entry, source))).toEqual([])
})

test('a config that asks for no JSON loads nothing that reads it', () => {
  const files = ['src/action/config/parse.ts', 'src/work.ts']

  expect(files.flatMap((file) => eagerImports(file, source, /^json-p3$/))).toEqual([])
})

test('a heavy library behind two files is found, one behind await import() or a type is not', () => {
  const files = [
    sourceFile('src/main.ts', "import { a } from './aws/a.ts'\nconst b = () => import('./aws/b.ts')"),
    sourceFile('src/aws/a.ts', "import type { C } from '@aws-sdk/client-ec2'\nimport { c } from './c.ts'"),
    sourceFile('src/aws/b.ts', "import { EC2Client } from '@aws-sdk/client-ec2'"),
    sourceFile('src/aws/c.ts', "import { STSClient } from '@aws-sdk/client-sts'"),
  ]

  expect(eagerImports('src/main.ts', files)).toEqual([
    expect.stringMatching(
      '^src/main.ts → src/aws/a.ts → src/aws/c.ts → @aws-sdk/client-sts is loaded at once',
    ),
  ])
})

test('the action does not know that a sandbox exists', () => {
  const mentions = source.filter(({ path, text }) => path.startsWith('src/') && /sandbox/i.test(text))

  expect(mentions.map(({ path }) => path)).toEqual([])
})

test('files are named in kebab-case, for what they hold', () => {
  const vague = everything.filter(
    ({ path }) =>
      // Systems Manager is AWS's own name.
      /(utils?|helpers?|common|(?<!systems-)manager)(\.|\/)/.test(path) ||
      !/^[a-z0-9-]+(\.[a-z]+)+$/.test(path.split('/').at(-1) ?? ''),
  )

  expect(vague.map(({ path }) => path)).toEqual([])
})
