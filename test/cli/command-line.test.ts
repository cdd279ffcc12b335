import { expect, test } from 'vitest'
import { readCommandLine } from '../../src/cli/command-line.ts'

const read = (line: string) => readCommandLine(line === '' ? [] : line.split(' '))

test('a command and its flags are read in any order, with = or without', () => {
  const { command, values, mistakes } = read('--service web deploy --hold=2h --release v42 --dry-run')

  expect(mistakes).toEqual([])
  expect(command).toBe('deploy')
  expect([...values]).toEqual([
    ['service', 'web'],
    ['hold', '2h'],
    ['release', 'v42'],
    ['dry-run', 'true'],
  ])
})

test('a list may be given in parts; a flag that stands alone may be taken back', () => {
  const { values } = read('deploy --allow busy --allow kept --dry-run=false')

  expect([...values]).toEqual([
    ['allow', 'busy,kept'],
    ['dry-run', 'false'],
  ])
})

test('every mistake is told, each with its remedy', () => {
  const { mistakes } = read('deploy now --relase v1 --hold --allow kept --wait= --config a --config b -x')

  expect(mistakes.map(({ path, said, remedy }) => `${path} ${said}. ${remedy}`)).toEqual([
    '--relase is not a flag. Did you mean `--release`?',
    '--hold needs a value, and "--allow" looks like a flag. Write --hold=HOLD.',
    '--wait needs a value. Write --wait=TIME.',
    '--config is given more than once. Give it once.',
    expect.stringMatching(/^-x is not a flag\. Use one of: --config, /),
    '"now" stands after the command `deploy`. Write one command; all else is a flag.',
  ])
})

test('a flag that stands alone takes no other value', () => {
  const { values, mistakes } = read('status --json=yes --dry-run=false')

  expect([...values]).toEqual([['dry-run', 'false']])
  expect(mistakes).toEqual([
    { path: '--json', said: '"yes" is neither true nor false', remedy: 'Write --json alone.' },
  ])
})

test('a value may begin with a dash where it stands behind =', () => {
  expect([...read('rollback --reason=-1').values]).toEqual([['reason', '-1']])
})

test('secrets do not belong on a command line, and a command needs no flag', () => {
  const { mistakes } = read('status --secrets hush-hush --github-token abc --command deploy')

  expect(mistakes.map(({ path, remedy }) => [path, remedy])).toEqual([
    ['--secrets', expect.stringContaining('SWITCHOVER_SECRETS')],
    ['--github-token', 'Leave it out: nothing here asks GitHub.'],
    ['--command', expect.stringContaining('`switchover deploy`')],
  ])
})

test('what is no word and no flag is nothing', () => {
  expect(read('')).toEqual({ command: '', values: new Map(), mistakes: [] })
})
