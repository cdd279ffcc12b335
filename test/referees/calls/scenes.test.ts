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

test('what a run makes is named so that it can be found: 32 characters at most', () => {
  for (const { calls } of list)
    for (const { input, fails } of calls) {
      const { Name } = input as { Name?: string }
      if (Name === undefined || fails !== undefined) continue
      expect(Name).toMatch(/swref-abcdef/)
      if (!Name.endsWith('.internal')) expect(Name.length, Name).toBeLessThanOrEqual(32)
    }
})
