import { expect, test } from 'vitest'
import { filled, filledAsText, holds, type Status } from './expressions.ts'

const services = JSON.stringify([{ service: 'web' }, { service: 'api' }])
const contexts = {
  inputs: { dry: false, allow: '', word: 'it’s' },
  needs: { look: { result: 'success', outputs: { services } } },
  github: { ref_name: 'v2' },
}

/** An expression as a workflow writes it. */
const written = (expression: string) => `\${{ ${expression} }}`

test.each([
  ['plain', 'plain'],
  [written('inputs.dry'), false],
  [`a-${written('github.ref_name')}-${written('inputs.dry')}`, 'a-v2-false'],
  [written('fromJSON(needs.look.outputs.services).*.service'), ['web', 'api']],
  [written("inputs.dry && 'orphans' || ''"), ''],
  [written('needs.look.outputs.nothing'), null],
  [written("format('{0}}} of {1}', 'a', inputs.word)"), 'a} of it’s'],
])('%s becomes what GitHub makes of it', (text, value) => {
  expect(filled({ at: [text] }, contexts)).toEqual({ at: [value] })
})

test('a step is given text: nothing for what there is not', () => {
  expect(filledAsText(written('inputs.dry'), contexts)).toBe('false')
  expect(filledAsText(written('inputs.nothing'), contexts)).toBe('')
})

test('a context that there is not is a mistake', () => {
  expect(() => filled(written('step.a.outputs.b'), contexts)).toThrow('Unrecognized named-value')
})

test.each<readonly [condition: string | undefined, status: Status, so: boolean]>([
  [undefined, 'success', true],
  [undefined, 'failure', false],
  [undefined, 'skipped', false],
  ["needs.look.result == 'success'", 'success', true],
  ["needs.look.result == 'success'", 'failure', false],
  [written("needs.look.result == 'failure'"), 'success', false],
  ["always() && needs.look.result == 'success'", 'skipped', true],
  ['failure()', 'failure', true],
  ['failure()', 'skipped', false],
  ['inputs.allow', 'success', false],
  ['inputs.success', 'failure', false],
])('`if: %s` after a %s: %s', (condition, status, so) => {
  expect(holds(condition, contexts, status)).toBe(so)
})
