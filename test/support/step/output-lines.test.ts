import { expect, test } from 'vitest'
import { OutputLines } from './output-lines.ts'

/** The lines of a stream that comes in these pieces. */
function linesOf(...pieces: readonly string[]): readonly string[] {
  const taken: string[] = []
  const lines = new OutputLines((line) => taken.push(line))
  for (const piece of pieces) lines.write(piece)
  lines.end()
  return taken
}

// https://learn.microsoft.com/en-us/dotnet/api/system.io.streamreader.readline
test.each([
  [['a\nb\r\nc\rd'], ['a', 'b', 'c', 'd']],
  [['a', 'b\n'], ['ab']],
  [
    ['a\r', '\nb'],
    ['a', 'b'],
  ],
  [
    ['a\r', 'b'],
    ['a', 'b'],
  ],
  [['a\r'], ['a']],
  [['\n\n'], ['', '']],
  [['a\u2028b\u0085c'], ['a\u2028b\u0085c']],
  [[], []],
])('%j are the lines %j', (pieces, lines) => {
  expect(linesOf(...pieces)).toEqual(lines)
})
