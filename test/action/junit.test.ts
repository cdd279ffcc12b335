import { Ajv } from 'ajv'
import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { schemas } from '../../scripts/schema.ts'
import { readContext } from '../../src/action/context.ts'
import { junitOf } from '../../src/action/report/junit.ts'
import { reportOf } from '../../src/action/report/report.ts'
import { serviceSummary } from '../../src/action/summary/service.ts'
import type { TestFound } from '../../src/deploy/finding.ts'
import { anEnding, anObservation, noon } from './endings.ts'

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', isArray: isList })
function isList(name: string): boolean {
  return name === 'testsuite' || name === 'testcase'
}

const aTest = (change: Partial<TestFound> = {}): TestFound => ({
  label: 'http GET / via preview',
  result: 'passed',
  said: '3 right answers in a row through 2 nodes',
  tries: 1,
  ms: 1234,
  ...change,
})

const ending = (service: string, tests: readonly TestFound[]) => {
  const seen = anObservation()
  const key = 'release-test/a2'
  const finding = { key, check: 'release-test' as const, passed: true, at: noon, streak: 1, said: '' }
  const findings = { [key]: { ...finding, nodes: [], machines: [], tests } }
  return { ...anEnding({ seen: { ...seen, findings } }), service }
}

const hostile = '<a href="x">&amp;\u0000\u001b[31m ]]> \ud800 \u{1f680}\nexit code 1'

test('each service is a suite, each test a case; what was not run is skipped', () => {
  const failed = aTest({ label: 'run ./smoke.sh', result: 'failed', said: 'exit code 1\nno disk', ms: 500 })
  const left = aTest({ label: 'tcp 80', result: 'not-run', said: 'not run: it failed', tries: 0, ms: 0 })

  const { testsuites } = parser.parse(
    junitOf([ending('web', [aTest(), failed, left]), ending('api', [aTest()])]) ?? '',
  )

  expect(testsuites).toMatchObject({
    name: 'switchover',
    tests: '4',
    failures: '1',
    errors: '0',
    skipped: '1',
  })
  expect(testsuites.testsuite).toEqual([
    {
      ...{ name: 'web', tests: '3', failures: '1', errors: '0', skipped: '1', time: '1.734' },
      testcase: [
        { name: 'http GET / via preview', classname: 'web.release-test', time: '1.234' },
        {
          ...{ name: 'run ./smoke.sh', classname: 'web.release-test', time: '0.500' },
          failure: { message: 'exit code 1', '#text': expect.stringContaining('no disk') },
        },
        {
          ...{ name: 'tcp 80', classname: 'web.release-test', time: '0.000' },
          skipped: { message: 'not run: it failed' },
        },
      ],
    },
    expect.objectContaining({ name: 'api', tests: '1' }),
  ])
})

test('whatever a test said, the file is XML that says the same, less what XML cannot hold', () => {
  const text = junitOf([ending('web', [aTest({ label: hostile, result: 'failed', said: hostile })])]) ?? ''

  // biome-ignore lint/suspicious/noControlCharactersInRegex: that none of them is left is the point
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ud800-\udfff]/u)
  const [one] = parser.parse(text).testsuites.testsuite[0].testcase
  expect(one.failure.message).toBe('<a href="x">&amp;\ufffd\ufffd[31m ]]> \ufffd \u{1f680}')
  expect(one.name).toContain('<a href="x">&amp;')
})

test('the report has each test too, and fits its schema', () => {
  const { services, ...rest } = reportOf([ending('web', [aTest()])], readContext({ GITHUB_RUN_ID: '7' }))

  const judge = new Ajv().compile(JSON.parse(schemas['schemas/report.schema.json'] ?? ''))
  expect(judge({ services, ...rest }), JSON.stringify(judge.errors)).toBe(true)
  expect(services[0]?.tests).toEqual([aTest()])
})

test('without release tests there is no file', () => {
  expect(junitOf([anEnding()])).toBeUndefined()
})

test('the summary has each release test with its result, and what it said harmless', () => {
  const tests = [aTest(), aTest({ label: 'tcp | 1', result: 'failed', said: 'a `b`\n<c>', tries: 4 })]

  const text = serviceSummary(ending('web', tests)).join('\n')

  expect(text).toContain(
    '| http GET / via preview | passed | 1.2 s | 1 | 3 right answers in a row through 2 nodes |',
  )
  expect(text).toContain('| tcp \\| 1 | **failed** | 1.2 s | 4 | a \\`b\\`<br>&lt;c&gt; |')
})
