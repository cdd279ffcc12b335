import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { schemas } from '../../../scripts/schema.ts'
import { full, smallest, withLine } from './example.ts'

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
})

test.each([
  'unknown: 1',
  'set-up: []',
  'proof: { path: /v, contains: x, jsn: {} }',
  'hold: forever',
  'preview: { priority: 50000 }',
  'retire: { whenever: now }',
  'routes: []',
])('an editor with the schema marks %s', (line) => {
  expect(fits(withLine(line))).toBe(false)
})
