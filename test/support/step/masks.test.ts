import { describe, expect, test } from 'vitest'
import { hidden } from './masks.ts'

describe('src/Sdk/DTLogging/Logging/SecretMasker.cs', () => {
  test.each([
    ['nothing to hide', [], 'nothing to hide'],
    ['ab cd ab', ['ab'], '*** cd ***'],
    ['xabcdx', ['abc', 'bcd'], 'x***x'],
    ['abcd', ['ab', 'cd'], '***'],
    ['aaa', ['aa'], '***'],
    ['a longer one', ['long', 'longer one'], 'a ***'],
    ['a b', ['', 'b'], 'a ***'],
  ])('in %j the places of %j are hidden, those that touch as one', (text, masks, shown) => {
    expect(hidden(text, masks)).toBe(shown)
  })
})
