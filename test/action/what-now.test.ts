import { expect, test } from 'vitest'
import { statusPanel } from '../../src/action/status-panel.ts'
import { whatNow } from '../../src/action/what-now.ts'
import { alarmKey } from '../../src/deploy/alarms.ts'
import { wholly } from '../../src/deploy/memo.ts'
import type { Observation } from '../../src/deploy/model.ts'
import type { IdleMemo, Memo } from '../../src/deploy/record.ts'
import { anAttempt, anObservation, machine, noon, routedTo, side } from './endings.ts'

/** At three in the morning nobody knows the table of commands by heart. */
const { memo, sides, routes } = anObservation()
const having = (change: Partial<Memo>, more: Partial<Observation> = {}) =>
  anObservation({ memo: { ...memo, ...change }, ...more })
const idle = (change: Partial<IdleMemo>) => having({ idle: memo.idle && { ...memo.idle, ...change } })
const rings = { name: 'web-5xx', state: 'ringing', said: '12 in 1 minute' } as const
const lease = { arn: 'arn:lease', holder: 'o/r run 9 attempt 1', until: noon + 9000 }
const late = noon + 3_600_000

test.each<[what: string, Observation, at: number, says: string]>([
  ['a hold', anObservation(), noon, 'undo: command rollback; end the hold: command retire'],
  [
    'a hold beside a sick live side',
    anObservation({ sides: { ...sides, green: side([machine('i-a')], 'unhealthy') } }),
    noon,
    'what is live is not well: command rollback goes back to v41',
  ],
  [
    'a hold while an alarm rings',
    anObservation({ alarms: [rings] }),
    noon,
    'what is live is not well: command rollback goes back to v41',
  ],
  [
    'a hold while an alarm rings that rang before',
    having({ before: { at: noon, rang: [alarmKey('web-5xx')] } }, { alarms: [rings] }),
    noon,
    'undo: command rollback; end the hold: command retire',
  ],
  [
    'an overdue hold',
    anObservation(),
    late,
    'the next sweep or deploy retires it; until then command rollback',
  ],
  [
    'one that goes back by default',
    idle({ holdDefault: 'rollback' }),
    late,
    'the next sweep or deploy rolls back',
  ],
  ['a retirement', idle({ standing: 'retiring' }), noon, 'command retire, or a sweep, goes on'],
  ['what failed', idle({ standing: 'rejected' }), noon, 'the next deploy replaces what stands idle'],
  [
    'a route that was moved',
    anObservation({ routes: halved() }),
    noon,
    'command rollback sets every route to blue',
  ],
  ['routes that were all moved', routedTo('blue'), noon, 'command rollback sets every route to blue'],
  [
    'a rollback that died',
    having({ intent: wholly('blue') }),
    noon,
    'a run that set every route to blue has not finished: command rollback goes on',
  ],
  [
    'an attempt whose run died',
    having({ attempt: anAttempt }),
    noon,
    'the same command goes on with the attempt',
  ],
  [
    'a parked attempt',
    having({ attempt: { ...anAttempt, parked: 'tested' } }),
    noon,
    'command switch goes on',
  ],
  ['a run at work', anObservation({ lease: { ...lease, over: false } }), noon, 'that run works on it'],
  ['a run that died', anObservation({ lease: { ...lease, over: true } }), noon, 'undo: command rollback'],
  ['nothing', having({ idle: undefined }), noon, ''],
])('%s: the next command is named', (_, seen, at, says) => {
  expect(whatNow(seen, at).startsWith(says), whatNow(seen, at)).toBe(true)
})

function halved(): Observation['routes'] {
  return routes.map((route, at) => (at === 0 ? { ...route, forwards: 'blue' } : route))
}

test('alarms that are not OK are told, and which of them speak against nothing', () => {
  const seen = having(
    { before: { at: noon, rang: [alarmKey('web-cpu')] } },
    { alarms: [rings, { ...rings, name: 'web-cpu' }, { name: 'web-p99', state: 'ok', said: '' }] },
  )

  const rows = statusPanel('web', seen, noon).filter((row) => row.includes('alarm'))

  expect(rows).toEqual([
    '  alarm    web-5xx rings: 12 in 1 minute',
    '  alarm    web-cpu rings: 12 in 1 minute; it rang before the switch, and is left out',
  ])
})

test('a held side that no rule names has lost nothing: nobody asks how it is', () => {
  const seen = anObservation({
    preview: undefined,
    sides: { ...sides, blue: side([machine('i-b')], 'unused') },
  })

  const panel = statusPanel('web', seen, noon).join('\n')

  expect(panel).toContain(
    '  health   not checked: no rule leads to blue; rollback puts the preview back and looks',
  )
  expect(panel).not.toContain('  lost ')
})
