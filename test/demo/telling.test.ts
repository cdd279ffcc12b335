import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { Narrator } from '../../sandbox/demo/narrate.ts'
import { linesTo } from '../../sandbox/demo/perform.ts'
import { reportFolder } from '../../sandbox/demo/places.ts'
import { STORY } from '../../sandbox/demo/story.ts'
import { requestRows, table } from '../../sandbox/demo/table.ts'
import { aRecording } from './builders.ts'

afterEach(() => {
  vi.useRealTimers()
})

function screen(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, columns: 80, write: (text: string) => written.push(text), written }
}

test('the story is that of every demo: each command once it matters, in order', () => {
  expect(STORY.map(({ inputs, outcome }) => `${inputs['command']} → ${outcome}`)).toEqual([
    'status → status',
    'deploy → held',
    'status → status',
    'rollback → rolled-back',
    'deploy → held',
    'retire → retired',
    'deploy → rejected',
    'deploy → rejected',
    'deploy → planned',
  ])
})

test('without a terminal the progress is a line of its own every two seconds', () => {
  vi.useFakeTimers()
  const paper = screen(false)
  const narrator = new Narrator(paper)

  narrator.watch(() => '240 sent')
  vi.advanceTimersByTime(4100)
  narrator.rest()
  vi.advanceTimersByTime(4100)

  expect(paper.written).toEqual(['   … 240 sent\n', '   … 240 sent\n'])
})

test('on a terminal the progress is one line, redrawn under what is said', () => {
  vi.useFakeTimers()
  const terminal = screen(true)
  const narrator = new Narrator(terminal, false)

  narrator.watch(() => '240 sent')
  narrator.say('traffic moves')
  narrator.rest()

  const clear = '\r\x1b[2K'
  expect(terminal.written.join('').split(clear)).toEqual([
    '',
    expect.stringMatching(/^traffic moves\n {3}. 240 sent$/),
    '',
  ])
})

test('a long line of the log goes on under its text', () => {
  const paper = screen(false)

  new Narrator(paper).log(`  wait for health           ${'not yet healthy '.repeat(6)}`)

  expect(paper.written[0]).toMatch(/^ {3}│ {3}wait for health {11}not yet/)
  expect(paper.written[1]).toMatch(/^ {3}│ {29}\S/)
  expect(Math.max(...paper.written.map((line) => line.length))).toBeLessThanOrEqual(81)
})

test('lines come whole, without what the runner obeys', () => {
  const lines: string[] = []
  const { take, end } = linesTo((line) => lines.push(line))

  take('▸ switch traf')
  take('fic\n::add-mask::secret\n::error title=web::rejected\nResult: ')
  take('HELD')
  end()

  expect(lines).toEqual(['▸ switch traffic', 'Result: HELD'])
})

test('what was masked once stays masked in every line after it', () => {
  const lines: string[] = []
  const { take, end } = linesTo((line) => lines.push(line))

  take('::add-mask::s3cret\nis s3')
  take('cret\n')
  end()

  expect(lines).toEqual(['is ***'])
})

test('the table has a row for each command and one for all of them', () => {
  const lines = table(requestRows(aRecording()))

  expect(lines[0]).toMatch(/^command +ended as +took +sent +answered +failed +lost$/)
  expect(lines.at(-1)).toMatch(/^all +6\.0 s +122 +122 +0 +0$/)
})

test('where the checkout cannot be written, reports go to a temporary folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'))
  const file = join(folder, 'a-file')
  writeFileSync(file, '')

  const chosen = reportFolder(file)

  expect(chosen.startsWith(join(tmpdir(), 'switchover-demo-'))).toBe(true)
  expect(reportFolder(folder)).toBe(join(folder, 'reports', 'demo'))
  for (const made of [folder, chosen]) rmSync(made, { recursive: true })
})
