import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../../src/action/config/read.ts'
import { guards } from '../../src/action/words.ts'
import { rows } from '../../src/deploy/finds/table.ts'
import { readManifest } from '../support/action-manifest.ts'
import { fenced, filesIn, pathOf, quoted, readText, section, tableRows } from './markdown.ts'

const readme = readText('README.md')
const manifest = readManifest(pathOf('.'))
const outputs: { readonly outputs: Readonly<Record<string, unknown>> } = parse(readText('action.yml'))

const cellText = (cell: string): string => (cell === 'empty' ? '' : cell.replace(/^`|`$/g, ''))

test('its inputs and their defaults are those of action.yml, in their order', () => {
  const said = tableRows(section(readme, '## Inputs')).map(([name = '', value = '']) => [
    cellText(name),
    cellText(value),
  ])

  expect(said).toEqual(
    Object.entries(manifest.inputs ?? {}).map(([name, input]) => [name, `${input?.default ?? ''}`]),
  )
})

test('its outputs are those of action.yml, in their order', () => {
  const said = tableRows(section(readme, '## Outputs')).map(([name = '']) => cellText(name))

  expect(said).toEqual(Object.keys(outputs.outputs))
})

test('it says of every guard what it lets pass', () => {
  const table = section(readme, '## What a command finds, and what it does then')

  // Those that nothing is checked by yet are named as such beside the input.
  const idle = ['older-release']
  expect(guards.filter((guard) => !idle.includes(guard) && !quoted(table).includes(guard))).toEqual([])
})

test('its table of what a command finds has the rows that the code has, in their order', () => {
  const table = section(readme, '## What a command finds, and what it does then')

  expect(tableRows(table).map(([found]) => found)).toEqual(rows.map(({ name }) => name))
})

test('every config in it is accepted', async () => {
  const configs = fenced(readme, 'yaml').filter((code) => code.startsWith('services:'))

  expect(configs.length).toBeGreaterThan(0)
  for (const config of configs) {
    const { mistakes } = await readConfig(config, pathOf('examples'))
    expect(mistakes).toEqual([])
  }
})

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
}

/** Every key that a config may have, at any depth. */
function keysOf({
  properties = {},
  items,
  anyOf = [],
  additionalProperties: other,
}: Schema): readonly string[] {
  const inner = [...Object.values(properties), ...anyOf, ...(items ? [items] : [])]
  const more = typeof other === 'object' ? [...inner, other] : inner
  return [...Object.keys(properties), ...more.flatMap(keysOf)]
}

test('it names every key of the config', () => {
  const keys = new Set(keysOf(JSON.parse(readText('schemas/config.schema.json'))))

  expect(keys.size).toBeGreaterThan(80)
  expect([...keys].filter((key) => !new RegExp(`[\\s\`{,]${key}[:\`]`).test(readme))).toEqual([])
})

test('its policy allows exactly the calls that the action makes, and handing over a profile', () => {
  const [policy = ''] = fenced(readme, 'json').filter((code) => code.includes('RunInstances'))
  const { Statement }: { Statement: readonly { Action: string | readonly string[] }[] } = JSON.parse(policy)
  const prefixes = {
    'auto-scaling': 'autoscaling',
    cloudwatch: 'cloudwatch',
    ec2: 'ec2',
    elbv2: 'elasticloadbalancing',
    iam: 'iam',
    route53: 'route53',
    ssm: 'ssm',
  }
  const calls = Object.entries(prefixes).flatMap(([client, prefix]) =>
    [...readText(`src/aws/sdk/${client}.ts`).matchAll(/call(?:Once)?\(\s*'(\w+)'/g)].map(
      ([, name]) => `${prefix}:${name}`,
    ),
  )
  // Its client makes no commands but these; who asks who they are needs no permission.
  const ofSts = [...readText('src/aws/sdk/sts.ts').matchAll(/new (\w+)Command\(/g)].flatMap(([, name]) =>
    name === 'GetCallerIdentity' ? [] : [`sts:${name}`],
  )

  const allowed = new Set(Statement.flatMap(({ Action }) => Action))

  expect(calls.length).toBeGreaterThan(50)
  expect(ofSts.length).toBeGreaterThan(0)
  expect([...allowed].sort()).toEqual([...calls, ...ofSts, 'iam:PassRole'].sort())
})

test('every npm command in the documents exists', () => {
  const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(readText('package.json'))
  const texts = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...filesIn('docs', '.md')].map(readText)
  const named = texts.flatMap((text) =>
    [...text.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name = '']) => name),
  )

  expect(named).toContain('demo')
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
})
