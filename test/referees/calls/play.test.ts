import { expect, test } from 'vitest'
import type { Answer, Client, Json } from '../clients/client.ts'
import { aWorld as world } from '../worlds/a-given.ts'
import { ec2, elbv2, fails, ref, undo, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { play } from './play.ts'

test('a later call is sent what an earlier one was answered', async () => {
  const client = scripted({ Make: [{ output: { Things: [{ Id: 'one' }] } }] })

  await play(
    scene([elbv2('make', 'Make', {}), elbv2('use', 'Use', { Id: [ref('make.Things[0].Id')] })]),
    client,
    world,
    'r',
  )

  expect(client.sent).toEqual([
    ['Make', {}],
    ['Use', { Id: ['one'] }],
  ])
})

test('a call is asked again until its answer shows the state', async () => {
  const client = scripted({
    Look: [refusal('NotFound'), { output: { State: 'pending' } }, { output: { State: 'running' } }],
  })

  const { outcomes } = await play(
    scene([ec2('look', 'Look', {}, until('State', 'running'))]),
    client,
    world,
    'r',
  )

  expect(outcomes.get('look')).toEqual({ output: { State: 'running' } })
})

test('a service that is busy is asked again, unless that is the answer that was wanted', async () => {
  const client = scripted({
    Change: [refusal('Throttling'), { output: {} }],
    Race: [refusal('PriorRequestNotComplete')],
  })

  const { outcomes } = await play(
    scene([ec2('change', 'Change', {}), ec2('race', 'Race', {}, fails('PriorRequestNotComplete'))]),
    client,
    world,
    'r',
  )

  expect(outcomes.get('change')).toEqual({ output: {} })
  expect(outcomes.get('race')).toEqual(refusal('PriorRequestNotComplete'))
})

test('what was made is deleted, last made first, and what was refused is not', async () => {
  const client = scripted({ MakeC: [refusal('Duplicate')] })
  const make = (id: string) => elbv2(id, `Make${id}`, {}, undo(`Delete${id}`, {}))

  const { left } = await play(scene([make('A'), make('B'), make('C')]), client, world, 'r')

  expect(client.sent.map(([operation]) => operation)).toEqual([
    'MakeA',
    'MakeB',
    'MakeC',
    'DeleteB',
    'DeleteA',
  ])
  expect(left).toEqual([])
})

test('what was made is deleted also when the play breaks off', async () => {
  const client = scripted({})
  const calls = [elbv2('a', 'Make', {}, undo('Delete', {})), elbv2('b', 'Break', {})]

  await expect(play(scene(calls), client, world, 'r')).rejects.toThrow('no route to host')

  expect(client.sent.at(-1)).toEqual(['Delete', {}])
})

test('a deletion waits for what is still in use, takes what is gone for deleted, and tells what stays', async () => {
  const client = scripted({
    DeleteA: [refusal('AccessDenied')],
    DeleteB: [refusal('ResourceInUse'), { output: {} }],
    DeleteC: [refusal('InvalidInstanceID.NotFound')],
  })
  const make = (id: string) => elbv2(id, `Make${id}`, {}, undo(`Delete${id}`, {}))

  const { left } = await play(scene([make('A'), make('B'), make('C')]), client, world, 'r')

  expect(left).toEqual([expect.stringMatching('^A was not undone by DeleteA: .*AccessDenied')])
})

test('a call that names an answer that never came is not sent', async () => {
  const client = scripted({ Make: [refusal('Duplicate')] })

  const { outcomes } = await play(
    scene([elbv2('make', 'Make', {}), elbv2('use', 'Use', { Id: ref('make.Id') })]),
    client,
    world,
    'r',
  )

  expect(outcomes.get('use')).toEqual({ unplayed: 'make.Id never came' })
  expect(client.sent).toEqual([['Make', {}]])
})

function scene(calls: readonly Call[]): Scene {
  return { name: 'story', calls: () => calls }
}

function refusal(code: string): Answer {
  return { error: { code, status: 400, message: '' } }
}

/** Answers an operation with what is written for it, in turn, and with nothing of note where nothing is. */
function scripted(script: Record<string, Answer[]>): Client & { readonly sent: [string, Json][] } {
  const sent: [string, Json][] = []
  return {
    sent,
    async call(_service, operation, input) {
      sent.push([operation, input])
      if (operation === 'Break') throw new Error('no route to host')
      return script[operation]?.shift() ?? { output: {} }
    },
    close: async () => {},
  }
}
