import { expect, test } from 'vitest'
import { encodeMemo } from '../../src/aws/records/memo-tags.ts'
import { ladders } from '../../src/deploy/ladders.ts'
import { emptyMemo } from '../../src/deploy/memo.ts'
import { someHoldTerms } from '../deploy/goals.ts'
import { fenced, isThere, quoted, readText, section, tableRows } from './markdown.ts'

const page = readText('docs/architecture.md')
const names = (ladder: keyof typeof ladders): readonly string[] =>
  ladders[ladder].rungs.map(({ name }) => name).filter((name) => name !== 'end')

const listed = new Map(
  tableRows(section(page, '## The flow')).map(([ladder = '', rungs = '']) => [
    ladder,
    // What stands in brackets says when the ladder is taken.
    rungs.replace(/ \(.*\)$/, '').split(' · '),
  ]),
)

test.each([
  ['deploy', 'deploy'],
  ['reject', 'rejected'],
  ['put back', 'failed'],
  ['give back', 'steadied'],
  ['agree', 'agree'],
  ['replace', 'replace'],
  ['rollback', 'rollback'],
  ['tidy', 'tidied'],
  ['retire', 'retire'],
] as const)('the rungs of %s are those of the code, in their order', (said, ladder) => {
  expect(listed.get(said)).toEqual(names(ladder))
})

test('every line of the log in the README begins with a rung of deploy, or says how one test went', () => {
  const [log = ''] = fenced(readText('README.md'), '').filter((code) => code.includes('claim the attempt'))
  const [, ...lines] = log.trimEnd().split('\n')

  expect(lines.length).toBeGreaterThan(10)
  expect(
    lines
      .filter((line) => !/^ {2}[✓✗] /.test(line))
      .map((line) => line.slice(2, 28).trim())
      .filter((rung) => !names('deploy').includes(rung)),
  ).toEqual([])
})

test('the tags of the record are those that are written', () => {
  const tags = tableRows(section(page, '## The record')).flatMap(([tag = '']) => quoted(tag))

  const written = Object.keys(encodeMemo({ ...emptyMemo, terms: someHoldTerms }))
  expect(tags.sort()).toEqual(written.filter((key) => !/terms\.[^1]/.test(key)).sort())
})

test('each of the twelve rules names tests that are there', () => {
  const rules = tableRows(section(page, '## The rules'))

  expect(rules.map(([rule]) => rule)).toEqual(Array.from({ length: 12 }, (_, i) => `R${i + 1}`))
  for (const [, , heldBy = ''] of rules) {
    const files = quoted(heldBy)
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => !/^test\//.test(file) || !isThere(file))).toEqual([])
  }
})
