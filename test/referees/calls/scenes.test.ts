import { expect, test } from 'vitest'
import { aGiven } from '../worlds/a-given.ts'
import { scenes } from './scenes.ts'
import { stage } from './stage.ts'

const list = scenes.map((scene) => ({
  name: scene.name,
  calls: scene.calls(stage(aGiven, 'abcdef', scene.name)),
}))

test('each call has a name of its own in its scene, and each scene in the list', () => {
  expect(new Set(list.map(({ name }) => name)).size).toBe(list.length)
  for (const { calls } of list) expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length)
})

test('a call names only answers that come before it', () => {
  for (const { name, calls } of list)
    for (const [index, { id, input }] of calls.entries()) {
      const before = calls.slice(0, index).map((call) => call.id)
      for (const [, path = ''] of JSON.stringify(input).matchAll(/"\$":"(\w+)\./g))
        expect(before, `${name}/${id}`).toContain(path)
    }
})

test('whatever could make a thing says what deletes it, also where it is to be refused', () => {
  for (const { name, calls } of list)
    for (const { id, operation, undo = [] } of calls)
      if (
        /^(Create(?!Tags|OrUpdateTags|LaunchTemplateVersion)|ImportKeyPair|PutParameter|RunInstances)/.test(
          operation,
        )
      )
        expect(undo, `${name}/${id}`).not.toEqual([])
})

test('what a run makes is named so that it can be found: 32 characters at most', () => {
  for (const { name, calls } of list)
    for (const { id, operation, input, fails } of calls) {
      if (!/^(Create|Put|Run)/.test(operation)) continue
      const { Name } = input as { Name?: string }
      if (Name === undefined) continue
      if (fails === undefined) expect(Name).toMatch(/swref-abcdef/)
      const isForItsLength = id === 'longName' || id === 'tooDeep' || Name.endsWith('.internal')
      if (!isForItsLength) expect(Name.length, `${name}/${id}`).toBeLessThanOrEqual(32)
    }
})
