import { expect, test } from 'vitest'
import { inputsOf, refOf, type Trigger } from './trigger.ts'
import { parseWorkflow } from './workflow.ts'

const workflow = parseWorkflow(`
name: w
on:
  push: { tags: ["v*"] }
  workflow_dispatch:
    inputs:
      command: { type: choice, default: status, options: [status, rollback] }
      reason: { required: true }
      dry: { type: boolean, default: false }
jobs: {}`)

const byHand = (inputs: Readonly<Record<string, string>>): Trigger => ({ event: 'workflow_dispatch', inputs })

test('inputs have their defaults and types', () => {
  expect(inputsOf(workflow, byHand({ reason: 'r' }))).toEqual({ command: 'status', reason: 'r', dry: false })
  expect(inputsOf(workflow, byHand({ reason: 'r', dry: 'true' }))).toMatchObject({ dry: true })
  expect(inputsOf(workflow, { event: 'push', tag: 'v2' })).toEqual({})
})

test.each<readonly [string, Trigger]>([
  ["Required input 'reason' not provided", byHand({ command: 'rollback' })],
  ["'sweep' is not an option of command", byHand({ reason: 'r', command: 'sweep' })],
  ['Unexpected inputs provided: force', byHand({ reason: 'r', force: 'true' })],
  ['the tag 2 does not start it', { event: 'push', tag: '2' }],
  ['it does not start by schedule', { event: 'schedule' }],
])('what GitHub would refuse is refused: %s', (why, trigger) => {
  expect(() => inputsOf(workflow, trigger)).toThrow(why)
})

test('a run is about the tag that it was started for, else about main', () => {
  expect(refOf({ event: 'push', tag: 'v2' }).full).toBe('refs/tags/v2')
  expect(refOf({ ...byHand({}), event: 'workflow_dispatch', inputs: {}, tag: 'v2' }).full).toBe(
    'refs/tags/v2',
  )
  expect(refOf({ event: 'schedule' })).toMatchObject({ full: 'refs/heads/main', type: 'branch' })
})
