import { rmSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readStepFiles } from './step-files.ts'
import { newStepFolder, type StepFile } from './step-folder.ts'
import { StepLog } from './step-log.ts'

/** What the runner reads when a step has written this to its files; `null` removes one. */
function read(texts: Partial<Record<StepFile, string | null>>, log = new StepLog()) {
  const folder = newStepFolder()
  for (const [name, text] of Object.entries(texts)) {
    const path = folder.variables[`GITHUB_${name}`] ?? ''
    if (text === null) rmSync(path)
    else writeFileSync(path, text)
  }
  const written = readStepFiles(folder, log)
  return { ...written, failed: log.failed, said: log.annotations.map(({ message }) => message) }
}

const outputsOf = (text: string) => read({ OUTPUT: text })

describe('src/Runner.Worker/FileCommandManager.cs', () => {
  test.each([
    ['a=1\nb=2\n', { a: '1', b: '2' }],
    ['\n\na=1\n\n', { a: '1' }],
    ['a=\n', { a: '' }],
    ['a==x=y=\n', { a: '=x=y=' }],
    [' a = 1 \n', { ' a ': ' 1 ' }],
    ['a=1<<2\n', { a: '1<<2' }],
    ['a=1\r\n', { a: '1\r' }],
    ['\ufeffa=1', { a: '1' }],
    ['a=1\na=2\n', { a: '2' }],
    ['a<<END\none\n\ntwo\nEND\n', { a: 'one\n\ntwo' }],
    ['a<<END\nEND', { a: '' }],
    ['a<<END\nb=c\n END\nEND\nd=e\n', { a: 'b=c\n END', d: 'e' }],
    ['a<<=E\nx\n=E\nb<<<E\ny\n<E\n', { a: 'x', b: 'y' }],
    ['', {}],
  ])('%j holds the pairs %j', (text, outputs) => {
    expect(outputsOf(text)).toMatchObject({ outputs, failed: false, said: [] })
  })

  test.each([
    ['no pair', "Invalid format 'no pair'"],
    ['<<END\nx\nEND\n', "Invalid format '<<END'. Name must not be empty and delimiter must not be empty"],
    ['a<<\nx\n', "Invalid format 'a<<'. Name must not be empty and delimiter must not be empty"],
    ['a<<END\nx\n', "Invalid value. Matching delimiter not found 'END'"],
    ['a<<END\nx', 'Invalid value. EOF marker missing new line.'],
    ['a<<END', "Invalid value. Matching delimiter not found 'END'"],
    ['=x', "Value cannot be null. (Parameter 'name')"],
  ])('%j fails the step with two errors; what stood before it counts', (text, why) => {
    expect(outputsOf(`first=1\n${text}`)).toMatchObject({
      outputs: { first: '1' },
      failed: true,
      said: ["Unable to process file command 'output' successfully.", why],
    })
  })

  test('a file that the step removed holds nothing, and that is no mistake', () => {
    const gone = { OUTPUT: null, STATE: null, ENV: null, PATH: null, STEP_SUMMARY: null }

    expect(read(gone)).toEqual({
      ...{ outputs: {}, state: {}, exported: {}, path: [], summary: '' },
      ...{ failed: false, said: [] },
    })
  })

  test('each file is for one thing, and a mistake in one leaves the others alone', () => {
    const files = { OUTPUT: 'oops', STATE: 's=1', ENV: 'e=2', PATH: '/p\n', STEP_SUMMARY: '# S' }

    expect(read(files)).toMatchObject({
      ...{ outputs: {}, state: { s: '1' }, exported: { e: '2' }, path: ['/p'], summary: '# S' },
      failed: true,
    })
  })

  test('NODE_OPTIONS is not stored, in any case of its letters, which is an error and no failure', () => {
    expect(read({ ENV: 'Node_Options=--require x\nA=1\n' })).toMatchObject({
      exported: { A: '1' },
      failed: false,
      said: ["Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command."],
    })
  })

  test('the folder added last comes first in PATH, once', () => {
    expect(read({ PATH: '/a\n/b\r\n\n/a\n' }).path).toEqual(['/a', '/b'])
  })

  test('a summary of 1,024 KiB is shown, and one byte more is an error, no summary and no failure', () => {
    const most = 'x'.repeat(1024 * 1024)

    expect(read({ STEP_SUMMARY: most }).summary).toBe(most)
    expect(read({ STEP_SUMMARY: `${most}y` })).toMatchObject({
      summary: '',
      failed: false,
      said: [expect.stringMatching(/^\$GITHUB_STEP_SUMMARY upload aborted, .* of 1024k, got 1024k\./)],
    })
  })

  test('a summary is masked', () => {
    expect(read({ STEP_SUMMARY: 'is s3cret' }, new StepLog(['s3cret'])).summary).toBe('is ***')
  })
})
