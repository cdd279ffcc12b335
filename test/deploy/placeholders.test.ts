// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of other tools
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asksFor, fill } from '../../src/deploy/placeholders.ts'

const values = { service: 'web', release: 'v2', color: 'green', attempt: 'a2' }

test('placeholders with a known name are filled in', () => {
  expect(fill('{service}-{color}: {release} ({attempt})', values)).toBe('web-green: v2 (a2)')
})

test.each([
  ['shell', 'echo ${release} ${HOME} $(id) "{}"'],
  ['templates of other tools', '{{release}} {{ .Values.release }} {% if x %}'],
  ['unknown names', '{name} {index} {Release} { release } {release'],
  ['JSON', '{"release":"v1","color":{"a":1}}'],
])('%s passes through untouched', (_, text) => {
  expect(fill(text, values)).toBe(text)
})

test('a text asks for a placeholder only where it would be filled in', () => {
  expect(asksFor('web-{index}', 'index')).toBe(true)
  expect(asksFor('web-${index} {{index}} {color}', 'index')).toBe(false)
})

test('whatever the text, only placeholders change, and what is filled in is not filled again', () => {
  const piece = fc.constantFrom(
    '{release}',
    '{color}',
    '${release}',
    '{{color}}',
    '{x}',
    '{',
    '}',
    '$',
    ' a ',
  )
  fc.assert(
    fc.property(fc.array(piece), fc.string(), (pieces, value) => {
      const text = pieces.join('')
      const filled = fill(text, { release: value, color: value })

      expect(fill(text, {})).toBe(text)
      expect(filled).toBe(text.replaceAll(/(?<![${])\{(release|color)\}(?!\})/g, () => value))
      if (!asksFor(text, 'release') && !asksFor(text, 'color')) expect(filled).toBe(text)
    }),
  )
})

test('texts without braces stay as they are', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const plain = text.replaceAll(/[{}]/g, '')

      expect(fill(plain, values)).toBe(plain)
    }),
  )
})
