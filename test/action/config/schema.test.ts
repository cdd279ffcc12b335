import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { schemas } from '../../../scripts/schema.ts'
import { full, ofGroups, smallest, withLine } from './example.ts'

const root = new URL('../../../', import.meta.url)
const judge = new Ajv().compile(JSON.parse(schemas['schemas/config.schema.json'] ?? ''))
const fits = (text: string): boolean => judge(parse(text))

test.each(Object.entries(schemas))(
  '%s is what the code says; node scripts/schema.ts writes it',
  (path, text) => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(text)
  },
)

test('an editor with the schema takes the documented example', () => {
  expect(fits(full)).toBe(true)
  expect(fits(smallest)).toBe(true)
  expect(fits(ofGroups('{ description: "{release}" }', ', count: 2, set-up-once: true'))).toBe(true)
  expect(fits(withLine('fleet: { existing: { ids: { blue: [i-1], green: [i-2] } } }'))).toBe(true)
})

test.each([
  'unknown: 1',
  'set-up: [{ wen: x }]',
  'migrate: { ssm: { on: some } }',
  'gate: { ssm: /aws/x }',
  'dns: { zone: Z1, record: x, role: dns }',
  'ready: { ssm: offline }',
  'fleet: { auto-scaling: { blue: b } }',
  'fleet: { existing: { tag: {} } }',
  'fleet: { ec2: { count: 0 } }',
  'fleet: { ec2: { volumes: [{ size: 1 }] } }',
  'keep-rejected: later',
  'proof: { path: /v, contains: x, jsn: {} }',
  'hold: forever',
  'preview: { priority: 50000 }',
  'retire: { whenever: now }',
  'routes: []',
])('an editor with the schema marks %s', (line) => {
  expect(fits(withLine(line))).toBe(false)
})
