import { expect, test } from 'vitest'
import { scenes } from '../calls/scenes.ts'
import { stage } from '../calls/stage.ts'
import { deviations } from './deviations.ts'

const given = {
  vpc: 'vpc-1',
  subnets: [
    { id: 'subnet-1', zone: 'us-east-1a' },
    { id: 'subnet-2', zone: 'us-east-1b' },
  ],
  securityGroup: 'sg-1',
  image: 'ami-1',
  type: 't3.micro',
} as const
const names = scenes.flatMap((scene) =>
  scene
    .calls(stage(given, 'abcdef', scene.name))
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
