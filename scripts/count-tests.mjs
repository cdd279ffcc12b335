// Sums vitest's JSON reports to one line: `N passed, N failed`. A report that was never written is a failure,
// and so is a file that could not be loaded, which vitest reports as failed without a test in it.
import { readFileSync } from 'node:fs'

let passed = 0
let failed = 0
for (const path of process.argv.slice(2)) {
  const report = read(path)
  passed += report?.numPassedTests ?? 0
  failed += report?.numFailedTests ?? 1
  failed += (report?.testResults ?? []).filter(brokenFile).length
}
console.log(`${passed} passed, ${failed} failed`)

/** @param {{ status: string, assertionResults: { status: string }[] }} file */
function brokenFile({ status, assertionResults }) {
  return status === 'failed' && assertionResults.every((test) => test.status !== 'failed')
}

/** @param {string} path */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    console.error(`${path} cannot be read: ${error}`)
    return undefined
  }
}
