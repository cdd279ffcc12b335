import { expect, test } from 'vitest'
import { scenes } from '../calls/scenes.ts'
import { stage } from '../calls/stage.ts'
import { aGiven } from '../worlds/a-given.ts'
import { deviations } from './deviations.ts'

const names = scenes.flatMap((scene) =>
  scene
    .calls(stage(aGiven, 'abcdef', scene.name))
    .flatMap(({ id, service, operation }) => [
      `${scene.name}/${id}`,
      `${service} ${operation}`,
      `${service} *`,
    ]),
)

test('every entry is about calls of the list, and cites a page of AWS', () => {
  for (const { calls, page, because } of deviations) {
    for (const call of calls) expect(names).toContain(call)
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/)
    expect(because).toMatch(/[.”]$/)
  }
})
