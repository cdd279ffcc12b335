import { describe, expect, test } from 'vitest'
import { type ActionManifest, postRuns } from '../action-manifest.ts'
import { stepInputs } from './step-inputs.ts'

const runs = { using: 'node24', main: 'main.cjs', post: 'post.cjs' }
const manifest: ActionManifest = {
  inputs: {
    'dry-run': { default: false },
    'Some Thing': null,
    count: { default: 15 },
    old: { default: '', deprecationMessage: 'use count' },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
    token: { default: '${{ github.token }}' },
  },
  runs,
}
const inputs = (given: Readonly<Record<string, string>> = {}) =>
  stepInputs(manifest, given, { GITHUB_TOKEN: 't', GITHUB_SHA: 'c0ffee' })

describe('src/Runner.Worker/ActionRunner.cs', () => {
  test('an input that is not given has the default of action.yml as text, or is empty', () => {
    expect(inputs().variables).toMatchObject({
      'INPUT_DRY-RUN': 'false',
      INPUT_COUNT: '15',
      INPUT_SOME_THING: '',
    })
  })

  test('a default may be an expression', () => {
    expect(inputs().variables).toMatchObject({ INPUT_TOKEN: 't' })
  })

  test('an input that is given takes the place of its default, in any case of its letters', () => {
    const { variables, warnings } = inputs({ 'DRY-Run': 'true', 'some thing': 'x y', token: '' })

    expect(variables).toMatchObject({ 'INPUT_DRY-RUN': 'true', INPUT_SOME_THING: 'x y', INPUT_TOKEN: '' })
    expect(warnings).toEqual([])
  })

  test('one that action.yml does not have is a warning, and is handed over', () => {
    expect(inputs({ 'dry-rum': 'true' })).toMatchObject({
      variables: { 'INPUT_DRY-RUM': 'true', 'INPUT_DRY-RUN': 'false' },
      warnings: [
        "Unexpected input(s) 'dry-rum', valid inputs are ['dry-run', 'Some Thing', 'count', 'old', 'token']",
      ],
    })
  })

  test('one that is deprecated is a warning where it is given', () => {
    expect(inputs({ Old: '1' }).warnings).toEqual(["Input 'old' has been deprecated with message: use count"])
  })
})

describe('src/Runner.Worker/Handlers/Handler.cs', () => {
  test('the variable of an input is in capitals, with underscores for blanks and hyphens as they are', () => {
    expect(Object.keys(inputs().variables)).toEqual([
      ...['INPUT_DRY-RUN', 'INPUT_SOME_THING', 'INPUT_COUNT', 'INPUT_OLD', 'INPUT_TOKEN'],
    ])
  })
})

describe('src/Runner.Worker/ActionManifestManager.cs', () => {
  test.each([
    [undefined, 'success, failure, cancelled'],
    ['always()', 'success, failure, cancelled'],
    ['success()', 'success'],
    ['failure()', 'failure'],
    ['cancelled()', 'cancelled'],
    ['!cancelled()', 'success, failure'],
  ])('with post-if %s, post runs when the job stands at %s', (condition, expected) => {
    const action = { runs: { ...runs, ...(condition && { 'post-if': condition }) } }
    const statuses = ['success', 'failure', 'cancelled'] as const

    expect(statuses.filter((status) => postRuns(action, status)).join(', ')).toBe(expected)
  })
})
