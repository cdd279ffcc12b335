import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { markdownCode, markdownText, oneLine } from '../../src/action/foreign-text.ts'
import { line } from '../../src/action/log.ts'
import { readLog } from '../support/workflow-commands.ts'

const nasty = constantFrom(
  ...[
    '::error::x',
    '::stop-commands::t',
    '##[error]x',
    '#',
    '##',
    '[',
    ':',
    '::',
    '\n',
    '\r',
    '\u2028',
    '\u0085',
  ],
  ...[
    '\t',
    ' ',
    '\u00a0',
    '\u202e',
    '\ufeff',
    '\u001b[31m',
    '%0A',
    '`',
    '|',
    '<b>',
    '&',
    '@mona',
    '](http://x)',
    '$$',
  ],
  ...['\ud800', '\\', '\\n'],
)
const foreign = array(oneof(nasty, string({ unit: 'binary', maxLength: 5 })), { maxLength: 12 }).map(
  (parts) => parts.join(''),
)

test('no text makes a line that the runner obeys, alone or in the log', () => {
  assert(
    property(foreign, (text) => {
      const printed = [oneLine(text), line(' ', text, text), line('▸', 'launch', text)].join('\n')

      expect(readLog(printed).commands).toEqual([])
      expect(printed.split(/\r\n|[\n\r\u0085\u2028\u2029]/)).toHaveLength(3)
    }),
  )
})

test('nothing unseen is left in a line', () => {
  assert(
    property(foreign, (text) => {
      expect(oneLine(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
    }),
  )
})

test('a harmless text stays as it is', () => {
  expect(oneLine('2 of 3 nodes answer v42; 10.0.1.17: [502] → später')).toBe(
    '2 of 3 nodes answer v42; 10.0.1.17: [502] → später',
  )
})

test.each([
  ['::error::own', ': :error::own'],
  ['  ::error::own', '  : :error::own'],
  ['a ##[error]b', 'a ## [error]b'],
  ['one\r\ntwo\u001b[0m', 'one\\r\\ntwo\\x1b[0m'],
  ['abc\u202edef', 'abc\\u{202e}def'],
])('%j is printed as %j', (text, printed) => {
  expect(oneLine(text)).toBe(printed)
})

test('a long text is cut, and says how much was', () => {
  expect(oneLine('x'.repeat(600), 10)).toBe('xxxxxxxxxx… (590 more characters)')
})

test('no text brings markup, HTML, a table cell, a mention or a link into the summary', () => {
  assert(
    property(foreign, (text) => {
      const plain = markdownText(text)
      const code = markdownCode(text)

      expect(plain.replace(/\\[\\`*_{}[\]()#!|~$^=+.-]/g, '')).not.toMatch(/[\\`*_{}[\]()|<>~$@"]|:\/\/|\n/)
      expect(code.slice('<code>'.length, -'</code>'.length)).not.toMatch(/[\\`*_|<>@$"\n]/)
    }),
  )
})

test.each([
  ['a|b `c` <script>', 'a\\|b \\`c\\` &lt;script&gt;'],
  ['@mona [x](http://evil)', '&#64;mona \\[x\\]\\(http&#58;//evil\\)'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['www.evil.example', 'www&#46;evil.example'],
])('%j is Markdown %j', (text, markdown) => {
  expect(markdownText(text)).toBe(markdown)
})
