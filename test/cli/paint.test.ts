import { PassThrough } from 'node:stream'
import { WriteStream } from 'node:tty'
import { afterEach, expect, test, vi } from 'vitest'
import { paintedLine, paintedResult } from '../../src/cli/paint.ts'

afterEach(() => vi.unstubAllEnvs())

function stream(isTTY: boolean) {
  // Whoever runs the tests may have said something about colors, and a build server has none.
  for (const name of ['NO_COLOR', 'FORCE_COLOR', 'NODE_DISABLE_COLORS', 'CI', 'TF_BUILD', 'TEAMCITY_VERSION'])
    vi.stubEnv(name, undefined)
  vi.stubEnv('TERM', 'xterm-256color')
  const { getColorDepth } = WriteStream.prototype
  return Object.assign(new PassThrough(), { isTTY, getColorDepth })
}
const result = 'Result: HELD  web: green serves v2.'

test('a terminal gets marks and outcome in color, and nothing else', () => {
  const screen = stream(true)

  expect(paintedLine('✓ proven', screen)).toBe('\u001b[32m✓\u001b[39m proven')
  expect(paintedLine('  waiting', screen)).toBe('  waiting')
  expect(paintedResult(result, true, screen)).toContain('\u001b[32mHELD\u001b[39m')
  expect(paintedResult(result, false, screen)).toContain('\u001b[31mHELD\u001b[39m')
})

test('a file gets the text alone, and so does a terminal where NO_COLOR is set', () => {
  expect(paintedLine('✗ no', stream(false))).toBe('✗ no')

  const screen = stream(true)
  vi.stubEnv('NO_COLOR', '1')

  expect(paintedLine('✗ no', screen)).toBe('✗ no')
  expect(paintedResult(result, true, screen)).toBe(result)
})
