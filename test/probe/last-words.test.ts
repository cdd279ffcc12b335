import { expect, test } from 'vitest'
import type { LastWords } from '../../src/deploy/ports.ts'
import { SwitchoverError } from '../../src/errors.ts'
import { hearLastWords } from '../../src/probe/last-words.ts'
import { aMachine, anAct, never, observation } from './builders.ts'

const of = (id: string, change: Partial<ReturnType<typeof aMachine>> = {}) => ({
  ...aMachine(id, '127.0.0.1'),
  ...change,
})
const act = anAct('last-words')
const ours = { ours: true, attempt: act.side.attempt }

const heard = (machines: readonly ReturnType<typeof aMachine>[], consoles: readonly LastWords[]) =>
  hearLastWords(async () => consoles, act, observation(machines), never)

test('every line stands behind the machine that wrote it, the reason of its end first; the dead speak first', async () => {
  const machines = [
    of('i-1', ours),
    of('i-2', { ...ours, state: 'terminated', stateReason: 'Client.InternalError: Client error on launch' }),
  ]
  const consoles = [
    { machine: 'i-1', lines: ['Cloud-init finished'] },
    { machine: 'i-2', lines: ['mounting /data', '', 'no such device'] },
  ]

  expect((await heard(machines, consoles)).said.split('\n')).toEqual([
    'i-2: Client.InternalError: Client error on launch',
    'i-2: mounting /data',
    'i-2: no such device',
    'i-1: Cloud-init finished',
  ])
})

test('machines of others, and of other attempts, are not heard', async () => {
  const machines = [of('i-1', { ...ours, ours: false }), of('i-2', { ...ours, attempt: 'a1' })]

  expect(await heard(machines, [{ machine: 'i-1', lines: ['secret'] }])).toEqual({ passed: true, said: '' })
})

test('consoles that cannot be read are told as that, and fail nothing', async () => {
  const refused = () => Promise.reject(new SwitchoverError('denied', 'GetConsoleOutput: denied', 'Allow it.'))

  expect(await hearLastWords(refused, act, observation([of('i-1', ours)]), never)).toEqual({
    passed: true,
    said: 'their consoles could not be read: GetConsoleOutput: denied',
  })
})
