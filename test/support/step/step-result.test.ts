import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { newStepFolder } from './step-folder.ts'
import type { StepEnd } from './step-process.ts'
import { stepResult } from './step-result.ts'

/** What GitHub makes of a step that ended so, with this in GITHUB_OUTPUT. */
function resultOf(change: Partial<StepEnd>, output = '', around = {}) {
  const folder = newStepFolder()
  writeFileSync(folder.variables['GITHUB_OUTPUT'] ?? '', output)
  const end = { lines: [], code: 0, signal: null, cancelled: false, durationMs: 1, ...change }
  return stepResult(end, folder, { warnings: [], secrets: [], ...around })
}

describe('src/Runner.Worker/StepsRunner.cs', () => {
  test.each<[conclusion: string, end: Partial<StepEnd>, output?: string]>([
    ['success', {}],
    ['success', { lines: ['::error::no'] }],
    ['failure', { code: 3 }],
    ['failure', { code: null, signal: 'SIGKILL' }],
    ['failure', { lines: ['::set-env name=a::b'] }],
    ['failure', {}, 'no pair'],
    ['cancelled', { cancelled: true }],
    ['cancelled', { cancelled: true, code: 1 }],
    ['cancelled', { cancelled: true, code: null, signal: 'SIGKILL' }, 'no pair'],
  ])('%s: %j, and in its output file %j', (conclusion, end, output) => {
    expect(resultOf(end, output).conclusion).toBe(conclusion)
  })

  test('a cancelled step says so in its log', () => {
    expect(resultOf({ cancelled: true, lines: ['a'] }).log).toBe('a\n##[error]The operation was canceled.\n')
  })

  test('a step’s files are read however it ended', () => {
    const ends: readonly Partial<StepEnd>[] = [{ code: 1 }, { signal: 'SIGKILL' }, { cancelled: true }]

    expect(ends.map((end) => resultOf(end, 'a=1').outputs)).toEqual([{ a: '1' }, { a: '1' }, { a: '1' }])
  })

  test('what the runner has to say of the inputs comes first', () => {
    const { log, annotations } = resultOf({ lines: ['a'] }, '', { warnings: ['w'] })

    expect(log).toBe('##[warning]w\na\n')
    expect(annotations).toEqual([{ level: 'warning', message: 'w', properties: {} }])
  })

  test('the secrets of the workflow are masked from the first line on', () => {
    expect(resultOf({ lines: ['a s3cret'] }, '', { secrets: ['s3cret'] }).log).toBe('a ***\n')
  })
})
