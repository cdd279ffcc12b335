import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
const notes = join(temporaryFolder('hooks-'), 'notes')
beforeAll(async () => {
  stage = await openStage({ routes: 2, runUserData: true })
})
beforeEach(async () => {
  writeFileSync(notes, '')
  await stage.reset()
})
afterAll(() => stage.close())

/** Writes down when it ran, for whom, and what production answered then. */
const note = (name: string) =>
  `echo "${name} $SWITCHOVER_SERVICE $SWITCHOVER_RELEASE $SWITCHOVER_COLOR $(curl -s "$PRODUCTION/version")" >>"$NOTES"`
const noted = () => readFileSync(notes, 'utf8').trim().split('\n')
const env = () => ({ NOTES: notes, PRODUCTION: stage.sandbox.nodes[0]?.[0] ?? '' })
const deploy = (
  hooks: { before?: readonly { run: string }[]; after?: readonly { run: string }[] },
  attempt = 1,
) =>
  stage.run(
    'deploy',
    { release: 'v2' },
    { change: { switch: hooks }, runId: 7, runAttempt: attempt, env: env() },
  )

test('commands run right before production traffic moves, and once the switch is proven', async () => {
  const result = await deploy({
    before: [{ run: note('one') }, { run: note('two') }],
    after: [{ run: note('three') }],
  })

  expectEnd(result, 'held, green v2, blue v1')
  expect(noted()).toEqual(['one web v2 green v1', 'two web v2 green v1', 'three web v2 green v2'])
})

thorough(
  'one that fails before the switch rejects the release, which gets no production request',
  async () => {
    const result = await deploy({ before: [{ run: note('one') }, { run: 'echo "not today"; exit 4' }] })

    expectEnd(result, 'rejected, blue v1, green empty')
    expect(result.log).toMatch(
      /rejected: a command before the switch failed: run echo "not today"; exit 4: exit code 4/,
    )
    const { green } = stage.person.service('web')['target-groups']
    const sets = (await stage.calls()).filter(({ action }) => action === 'ModifyListener')
    expect(sets.some(({ parameters }) => JSON.stringify(parameters).includes(green))).toBe(false)
  },
)

thorough('one that fails after the switch rejects the release, and traffic goes back', async () => {
  const result = await deploy({ after: [{ run: note('one') }, { run: 'exit 5' }] })

  expectEnd(result, 'rejected, blue v1, green v2')
  expect(noted()).toEqual(['one web v2 green v2'])
  expect(await stage.person.look()).toMatchObject({ routes: ['blue', 'blue'] })
})

thorough('what has passed is not run again by the next run', async () => {
  // After the one that sets it to what it is.
  await stage.faults([{ action: 'ModifyRule', kind: 'deny', when: 'before', nth: 2 }])
  const before = [{ run: note('one') }]
  expectEnd(await deploy({ before }), 'failed, blue v1, green v2')

  expectEnd(await deploy({ before }, 2), 'held, green v2, blue v1')

  expect(noted()).toEqual(['one web v2 green v1'])
})

thorough('a command runs on the instances of the new side', async () => {
  const script = '#!/bin/sh\necho "seen on $INSTANCE_ID"\n'

  const result = await stage.run(
    'deploy',
    { release: 'v2' },
    { change: { switch: { before: [{ ssm: { script } }] } } },
  )

  expectEnd(result, 'held, green v2, blue v1')
  const [id] = await stage.person.targetIds('green')
  expect(result.log).toContain(`seen on ${id}`)
})
