import { describe, expect, test } from 'vitest'
import { parseCommand } from './command-lines.ts'

const isKnown = (name: string) => name === 'do-it'

describe('src/Runner.Common/ActionCommand.cs', () => {
  test.each([
    ['::do-it::', {}, ''],
    ['::do-it::it', {}, 'it'],
    ['::do-it::a::b', {}, 'a::b'],
    ['::do-it a=1,b=2::it', { a: '1', b: '2' }, 'it'],
    ['::do-it a=1,::it', { a: '1' }, 'it'],
    ['::do-it a=,b=2::it', { b: '2' }, 'it'],
    ['::do-it a=x=y::it', { a: 'x=y' }, 'it'],
    ['::do-it a=%3A%2C%0D%0A%253A::%0D%0A%25%3A', { a: ':,\r\n%3A' }, '\r\n%%3A'],
    ['##[do-it]it', {}, 'it'],
    ['##[do-it a=1;b=%3B%5D;]%3B%0D%0A%5D%25', { a: '1', b: ';]' }, ';\r\n]%'],
  ])('%j is a command with its properties and its message', (line, given, message) => {
    expect(parseCommand(line, isKnown)).toMatchObject({ name: 'do-it', given, message })
  })

  test('the names of commands and properties are the same in any case', () => {
    expect(parseCommand('::Do-It Title=T::m', isKnown)).toMatchObject({
      name: 'do-it',
      given: { title: 'T' },
    })
  })

  test('blanks before the new form are left out, and the old form may stand anywhere', () => {
    for (const line of [' \t::do-it::', '\u0085::do-it::', '\u00a0::do-it::', '>>> ##[do-it]'])
      expect(parseCommand(line, isKnown)?.name, JSON.stringify(line)).toBe('do-it')
  })

  test.each([
    '>>> ::do-it::',
    '\ufeff::do-it::',
    '::do-it',
    ':: do-it::',
    '::other::',
    '##[do-it',
    '##[other] ##[do-it]',
    'do-it',
    '',
  ])('%j is text', (line) => {
    expect(parseCommand(line, isKnown)).toBeUndefined()
  })
})
