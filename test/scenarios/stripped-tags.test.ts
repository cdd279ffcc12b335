import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sized } from '../support/size.ts'
import { openStage, type Stage } from './support/stage.ts'
import { thorough } from './support/thorough.ts'

/**
 * R4: all our tags are stripped from both groups between two commands, as Terraform does. The next command is safe or
 * refused: traffic moves only to a side that is ready, and the side that serves loses nothing.
 */
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const v2: Readonly<Record<string, string>> = { release: 'v2' }
const v3: Readonly<Record<string, string>> = { release: 'v3' }

interface Story {
  readonly first: string
  readonly next: string
  readonly inputs?: Readonly<Record<string, string>>
  /** The outcome, and where every route is then. */
  readonly ends: string
}

// The preview rule is ours: nobody strips it, and it keeps a copy of the record.
const few: readonly Story[] = [
  { first: 'deploy', next: 'rollback', ends: 'rolled-back blue' },
  { first: 'deploy', next: 'deploy', inputs: v3, ends: 'refused green' },
]
const more: readonly Story[] = [
  { first: 'provision', next: 'switch', ends: 'held green' },
  { first: 'provision', next: 'deploy', inputs: v3, ends: 'refused blue' },
  { first: 'deploy', next: 'switch', ends: 'held blue' },
  { first: 'deploy', next: 'retire', ends: 'refused green' },
  { first: 'deploy', next: 'deploy', inputs: v2, ends: 'unchanged green' },
  { first: 'provision', next: 'deploy', inputs: v2, ends: 'held green' },
  { first: 'provision', next: 'rollback', ends: 'rolled-back blue' },
  { first: 'provision', next: 'retire', ends: 'refused blue' },
]

describe('tags stripped from both groups', () => {
  test.for(sized({ small: few, full: [...few, ...more] }))(
    'after $first, before $next: $ends',
    async ({ first, next, inputs, ends }) => {
      await stage.run(first, v2)
      const serving = (await stage.person.look()).routes[0] === 'blue' ? 'blue' : 'green'
      const servers = await stage.person.targetIds(serving)
      await stage.person.stripTags()

      const result = await stage.run(next, inputs)

      const after = await stage.person.look()
      expect(`${result.outputs['outcome']} ${after.routes}`, result.log).toBe(ends)
      expect(after.routes[0] === 'blue' ? after.blue : after.green).toEqual([
        expect.stringMatching(/^v\d healthy$/),
      ])
      // What served before serves still, or stands there to go back to.
      expect(await stage.person.targetIds(serving)).toEqual(servers)
    },
  )

  test('the first deploy of all: safe', async () => {
    const lives = await stage.person.targetIds('blue')
    await stage.person.stripTags()

    const result = await stage.run('deploy', v2)

    expect(result.outputs['outcome'], result.log).toBe('held')
    expect(await stage.person.look()).toMatchObject({ routes: ['green'], green: ['v2 healthy'] })
    expect(await stage.person.targetIds('blue')).toEqual(lives)
  })

  thorough('after a rollback, before deploy: the side that serves stays, the other is replaced', async () => {
    await stage.run('deploy', v2)
    await stage.run('rollback')
    const lives = await stage.person.targetIds('blue')
    await stage.person.stripTags()

    const result = await stage.run('deploy', v3)

    expect(result.outputs['outcome'], result.log).toBe('held')
    expect(await stage.person.targetIds('blue')).toEqual(lives)
  })
})
