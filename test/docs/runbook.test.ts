import { expect, test } from 'vitest'
import { situations } from '../scenarios/cli/situations.ts'
import { readTranscript } from '../scenarios/support/shown.ts'
import { fenced, readText } from './markdown.ts'

const runbook = readText('docs/runbook.md')

test('every situation of the runbook is played by a test', () => {
  const headings = [...runbook.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)

  expect(headings).toEqual(['Before the night', ...Object.keys(situations)])
})

test('every command of the runbook is shown with what it prints', () => {
  const shown = fenced(runbook, 'console').flatMap(readTranscript)

  expect(shown.length).toBeGreaterThan(9)
  expect(shown.filter(({ prints }) => prints.every((line) => line === '…'))).toEqual([])
  expect(fenced(runbook, 'console').length).toBe([...runbook.matchAll(/^```\w/gm)].length)
})
