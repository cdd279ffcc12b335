import { expect, test } from 'vitest'
import { asksFor, fill } from '../../src/deploy/placeholders.ts'

const values = { release: 'v2', color: 'green' }

test.each([
  ['serve {release} {color}', 'serve v2 green'],
  ['{release}{color}', 'v2green'],
  ['{unknown} {release}', '{unknown} v2'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's own braces
  ['${release} $release', '${release} $release'],
  ['{{release}} {{ release }}', '{{release}} {{ release }}'],
  ['{ "release": 1 }', '{ "release": 1 }'],
  ['', ''],
])('%s is filled to %s', (text, filled) => {
  expect(fill(text, values)).toBe(filled)
})

test('a text asks for the placeholders that would be filled in', () => {
  expect(asksFor('web-{color}-{index}', 'index')).toBe(true)
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's own braces
  expect(asksFor('web-${index}', 'index')).toBe(false)
})
