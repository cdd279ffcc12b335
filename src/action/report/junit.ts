import { type Ending, testsOf } from '../ending.ts'

/**
 * The release tests as JUnit XML, a suite for each service; undefined where no service ran any. A test that was not
 * run, since the one before it had not passed, is skipped.
 * https://github.com/testmoapp/junitxml
 */
export function junitOf(endings: readonly Ending[]): string | undefined {
  const suites = endings.filter((ending) => testsOf(ending).length > 0)
  if (suites.length === 0) return undefined
  const all = suites.flatMap(testsOf)
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="switchover"${counts(all)}>`,
    ...suites.flatMap(suiteLines),
    '</testsuites>',
  ]
  return `${lines.join('\n')}\n`
}

type Test = ReturnType<typeof testsOf>[number]

function suiteLines(ending: Ending): readonly string[] {
  const tests = testsOf(ending)
  return [
    `  <testsuite${attribute('name', ending.service)}${counts(tests)}>`,
    ...tests.flatMap((test) => caseLines(ending.service, test)),
    '  </testsuite>',
  ]
}

function caseLines(service: string, { label, result, said, ms }: Test): readonly string[] {
  const open = `    <testcase${attribute('name', label)}${attribute('classname', `${service}.release-test`)}${time(ms)}`
  const [first = ''] = said.split('\n')
  switch (result) {
    case 'passed':
      return [`${open}/>`]
    case 'not-run':
      return [`${open}>`, `      <skipped${attribute('message', first)}/>`, '    </testcase>']
    case 'failed':
      return [
        `${open}>`,
        `      <failure${attribute('message', first)}>${text(said)}</failure>`,
        '    </testcase>',
      ]
  }
}

function counts(tests: readonly Test[]): string {
  const count = (result: Test['result']) => tests.filter((test) => test.result === result).length
  const numbers = { tests: tests.length, failures: count('failed'), errors: 0, skipped: count('not-run') }
  const ms = tests.reduce((sum, test) => sum + test.ms, 0)
  return `${Object.entries(numbers)
    .map(([name, value]) => attribute(name, `${value}`))
    .join('')}${time(ms)}`
}

const time = (ms: number): string => attribute('time', (ms / 1000).toFixed(3))
const attribute = (name: string, value: string): string => ` ${name}="${text(value)}"`

/** What XML 1.0 cannot hold, not even as an entity. https://www.w3.org/TR/xml/#charsets */
const unspeakable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A line break in an attribute is read as a blank, unless it is written so.
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

const text = (value: string): string =>
  value
    .replace(unspeakable, '\ufffd')
    .replace(/[&<>"\n\r\t]/g, (character) => entities[character] ?? character)
