import { describe, expect, test } from 'vitest'
import { StepLog } from './step-log.ts'

/** The log of a step that printed these lines. */
function logOf(...lines: readonly string[]): StepLog {
  const log = new StepLog()
  for (const line of lines) log.take(line)
  return log
}

const messages = ({ annotations }: StepLog) => annotations.map(({ level, message }) => `${level}: ${message}`)

describe('src/Runner.Worker/ActionCommandManager.cs', () => {
  test('an error, a warning and a notice are shown as such, with their properties beside the log', () => {
    const log = logOf('::error title=T%3A,file=a.yml,line=3::no%0Amore', '::warning::hm', '::notice::so')

    expect(log.text).toBe('##[error]no\nmore\n##[warning]hm\n##[notice]so\n')
    expect(log.annotations).toEqual([
      { level: 'error', message: 'no\nmore', properties: { title: 'T:', file: 'a.yml', line: '3' } },
      { level: 'warning', message: 'hm', properties: {} },
      { level: 'notice', message: 'so', properties: {} },
    ])
  })

  test('an error that a step prints does not make it fail', () => {
    expect(logOf('::error::no').failed).toBe(false)
  })

  test('groups are shown, and debug lines only to who asks for them', () => {
    expect(logOf('::group::One', 'a', '::debug::b', '::endgroup::').text).toBe(
      '##[group]One\na\n##[endgroup]\n',
    )
  })

  test('a name that is no command, of the runner or of JavaScript, is text', () => {
    expect(logOf('::constructor::x', '::internal-set-repo-path::x').text).toBe(
      '::constructor::x\n::internal-set-repo-path::x\n',
    )
  })

  test('set-output and save-state are deprecated, and still obeyed', () => {
    const log = logOf('::set-output name=a::1', '::save-state name=b::2')

    expect(log).toMatchObject({ outputs: { a: '1' }, state: { b: '2' }, failed: false })
    expect(messages(log)).toEqual([
      expect.stringMatching(/^warning: The `set-output` command is deprecated/),
      expect.stringMatching(/^warning: The `save-state` command is deprecated/),
    ])
  })

  test('without a name they are refused, which fails the step', () => {
    const log = logOf('::set-output::1')

    expect(log).toMatchObject({ outputs: {}, failed: true })
    expect(messages(log)).toContain("error: Required field 'name' is missing in ##[set-output] command.")
  })

  test.each(['set-env name=a', 'add-path'])('%s is disabled, and fails the step', (command) => {
    const log = logOf(`::${command}::/x`)

    expect(log.failed).toBe(true)
    expect(messages(log)).toEqual([
      `error: Unable to process command '::${command}::/x' successfully.`,
      expect.stringContaining('command is disabled. Please upgrade to using Environment Files'),
    ])
  })

  test('between stop-commands and its token nothing is a command', () => {
    const log = logOf(
      '::stop-commands::tok',
      '::error::a',
      '##[tok2]',
      '::error::##[tok]',
      '::Tok::',
      '::notice::b',
    )

    expect(messages(log)).toEqual(['notice: b'])
    expect(log.text).toBe(
      '::stop-commands::tok\n::error::a\n##[tok2]\n::error::##[tok]\n::Tok::\n##[notice]b\n',
    )
  })

  test('a token that could be guessed is hidden where it is long enough to be one', () => {
    expect(logOf('::stop-commands::0123456', 'saw 0123456').text).toBe('::stop-commands::***\nsaw ***\n')
  })

  test.each(['', 'error', 'Set-Env', 'pause-logging'])(
    'the token %j is refused, and nothing is stopped',
    (token) => {
      const log = logOf(`::stop-commands::${token}`, '::notice::still')

      expect(log.failed).toBe(true)
      expect(messages(log).at(-1)).toBe('notice: still')
    },
  )

  test('a mask hides what is printed from then on, in annotations too, and its own line is not shown', () => {
    const log = logOf('a s3cret', '::add-mask::s3cret', 'b s3cret', '::error::c s3cret')

    expect(log.text).toBe('a s3cret\nb ***\n##[error]c ***\n')
    expect(messages(log)).toEqual(['error: c ***'])
  })

  test('a mask of several lines hides each of them', () => {
    expect(logOf('::add-mask::one%0A  two  %0D%0A%0Athree', 'one', 'a two b', 'three').text).toBe(
      '***\na *** b\n***\n',
    )
  })

  test('a mask of blanks is a warning', () => {
    const log = logOf('::add-mask:: ', 'a b')

    expect(messages(log)).toEqual([
      "warning: Can't add secret mask for empty string in ##[add-mask] command.",
    ])
    expect(log.text).toContain('a b')
  })
})

describe('src/Runner.Worker/ExecutionContext.cs', () => {
  test('ten annotations of a level are kept; the log has all', () => {
    const log = logOf(...Array.from({ length: 12 }, (_, i) => `::error::${i}`), '::warning::w')

    expect(log.annotations.map(({ message }) => message)).toEqual([...'0123456789', 'w'])
    expect(log.text).toContain('##[error]11\n')
  })

  test('an annotation is cut after 4,096 signs; the log has all', () => {
    const log = logOf(`::error::${'x'.repeat(5_000)}`)

    expect(log.annotations[0]?.message).toHaveLength(4_096)
    expect(log.text).toHaveLength('##[error]\n'.length + 5_000)
  })
})
