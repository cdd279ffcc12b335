import { readFileSync } from 'node:fs'
import { XMLParser } from 'fast-xml-parser'
import type { ActionResult } from '../../support/runner.ts'
import type { Mapping } from '../support/config.ts'

/** A release test, with those that begin once it has passed. */
export const followedBy = (test: Mapping, ...next: readonly Mapping[]): Mapping =>
  // biome-ignore lint/suspicious/noThenProperty: a key of the config; nobody awaits it
  ({ ...test, then: next })

interface TestResult {
  readonly label: string
  readonly result: string
  readonly said: string
  readonly tries: number
}

/** What the JSON report says of each release test. */
export function testsOf({ outputs }: ActionResult): readonly TestResult[] {
  const report: { services: { tests: TestResult[] }[] } = JSON.parse(
    readFileSync(outputs['report'] ?? '', 'utf8'),
  )
  return report.services.flatMap(({ tests }) => tests)
}

/** `label: passed` of each release test, in the order of the config. */
export const resultsOf = (result: ActionResult): readonly string[] =>
  testsOf(result).map(({ label, result }) => `${label}: ${result}`)

interface Case {
  readonly name: string
  readonly failure?: { readonly message: string }
  readonly skipped?: { readonly message: string }
}

/** The cases of the one suite of the JUnit XML. */
export function casesOf({ outputs }: ActionResult): readonly Case[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testcase',
  })
  const { testsuites } = parser.parse(readFileSync(outputs['junit'] ?? '', 'utf8'))
  return testsuites.testsuite.testcase
}
