import { expect, test } from 'vitest'
import { findings } from './findings.ts'

const inAction = (text: string) => findings([{ path: 'action.yml', name: 'action.yml', text }])
const inWorkflow = (text: string, ours?: string) =>
  findings([{ path: 'w.yml', name: '.github/workflows/w.yml', text }], ours)

/** A workflow of one job; each of the three is a line of it. */
const aWorkflow = ({ top = '', runsOn = 'ubuntu-24.04', steps = '[{ run: echo }]' }) =>
  `on: push\n${top}\njobs:\n  a:\n    runs-on: ${runsOn}\n    steps: ${steps}\n`

/** Steps that end with this expression. */
const asking = (expression: string, before = '') =>
  `[${before}{ run: echo, env: { A: "\${{ ${expression} }}" } }]`

test('where nothing is wrong nothing is found', async () => {
  expect(await inWorkflow(aWorkflow({ steps: asking('github.sha') }))).toEqual([])
  expect(await inAction('name: x\ndescription: y\nruns: { using: node24, main: x.js }\n')).toEqual([])
})

test.each([
  ['1:1: Required property is missing: description', 'name: x\nruns: { using: node24, main: x.js }\n'],
  ["3:1: Unexpected value 'foo'", 'name: x\ndescription: y\nfoo: 1\nruns: { using: node24, main: x.js }\n'],
  ["3:16: Unexpected value 'node26'", 'name: x\ndescription: y\nruns: { using: node26, main: x.js }\n'],
  [
    "3:9: 'main' is required for Node.js actions (using: node24)",
    'name: x\ndescription: y\nruns: { using: node24 }\n',
  ],
])('in an action.yml is found: %s', async (finding, text) => {
  expect(await inAction(text)).toEqual([`action.yml:${finding}`])
})

test.each([
  ["8:17: Invalid action input 'comand'", { steps: '\n      - uses: ./\n        with: { comand: status }' }],
  [
    "6:50: Invalid action input 'comand'",
    { steps: '[{ uses: OWNER/switchover@v1, with: { comand: status } }]' },
  ],
  [
    '9:19: Context access might be invalid: live-colour',
    { steps: `\n      - uses: ./\n        id: d\n      - run: echo \${{ steps.d.outputs.live-colour }}` },
  ],
  ["6:37: Unrecognized named-value: 'gihub'", { steps: asking('gihub.sha') }],
  ['6:37: Context access might be invalid: b', { steps: asking('needs.b.result') }],
  ["5:27: Unexpected value 'size'", { runsOn: '{ labels: a, size: b }' }],
  ["2:16: Unexpected value 'content'", { top: 'permissions: { content: read }' }],
  ["2:33: Unexpected value 'all'", { top: 'concurrency: { group: a, queue: all }' }],
])('in a workflow is found: %s', async (finding, lines) => {
  expect(await inWorkflow(aWorkflow(lines))).toEqual([`w.yml:${finding}`])
})

test('an input that an action needs is missed', async () => {
  const needy = 'inputs: { config: { required: true } }\noutputs: {}\n'

  expect(await inWorkflow(aWorkflow({ steps: '[{ uses: ./ }]' }), needy)).toEqual([
    'w.yml:6:13: Missing required input `config`',
  ])
})

test('a failure of the service itself is a finding, not a silence', async () => {
  const broken = 'inputs: { config: }\noutputs: {}\n'

  expect(await inWorkflow(aWorkflow({ steps: '[{ uses: ./ }]' }), broken)).toEqual([
    expect.stringMatching(/^w\.yml: Unhandled error while validating: /),
  ])
})
