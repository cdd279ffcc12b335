import { expect, test } from 'vitest'
import { type Ending, withoutLook } from '../../src/action/ending.ts'
import { annotate, printMistakes } from '../../src/action/failure.ts'
import type { HoldSaid } from '../../src/action/hold-said.ts'
import { resultLine } from '../../src/action/result-line.ts'
import type { IdleMemo } from '../../src/deploy/record.ts'
import { anEnding, anObservation } from './endings.ts'

test('the result says who serves, what is held until when, and how to undo', () => {
  expect(resultLine(anEnding())).toBe(
    'Result: HELD  web: green serves v42; blue keeps v41, retirement due 2026-11-22 12:30:00 UTC. Undo: command rollback. End the hold: command retire.',
  )
})

const left = (standing: IdleMemo['standing'], change: Partial<IdleMemo> = {}) => {
  const { memo } = anObservation()
  return anObservation({ memo: { ...memo, idle: memo.idle && { ...memo.idle, standing, ...change } } })
}
const parted = () => {
  const seen = anObservation()
  const routes = seen.routes.map((route, at) =>
    at === 0 ? { ...route, said: 'web-green' } : { ...route, forwards: 'blue' as const, said: 'web-blue' },
  )
  return anObservation({ routes })
}
const late: HoldSaid = {
  ...{ overdue: '40 min', deadline: '', lost: '', size: 2 },
  ...{ cost: undefined, terms: '' },
}

test.each<[what: string, Partial<Ending>, said: string]>([
  [
    'what is overdue',
    { outcome: 'status', hold: late },
    'blue keeps v41, retirement OVERDUE by 40 min. Nothing was changed.',
  ],
  [
    'a hold that waits for its answer',
    { outcome: 'status', seen: left('held', { approval: true }) },
    'blue keeps v41, until it is approved, at most until 2026-11-22 12:30:00 UTC. Nothing was changed.',
  ],
  [
    'until when a side works on, and who asks it again',
    {
      ...{ outcome: 'retiring', why: 'blue still works: 1 job', hold: late },
      seen: left('retiring', { due: undefined }),
    },
    'blue: v41, retiring — blue still works: 1 job. Command retire, or a sweep, asks again and ends it later.',
  ],
  [
    'until when a side that failed is kept',
    { outcome: 'rejected', why: 'p99 is worse', seen: left('rejected') },
    'blue: v41, rejected, kept until 2026-11-22 12:30:00 UTC — p99 is worse. The side that failed stays to be looked at; the next deploy replaces it.',
  ],
  [
    'why a sweep that rolled back is red',
    { command: 'sweep', outcome: 'rolled-back', seen: left('rolled-back') },
    'The side that was left stays to be looked at; the next deploy replaces it. A sweep that had to roll back fails its step.',
  ],
  [
    'what each route goes to, where they do not agree',
    { outcome: 'stranded', why: 'AWS denied it', seen: parted() },
    'web: 443 → web-green; 80 → web-blue; blue keeps v41, retirement due 2026-11-22 12:30:00 UTC; green: v42, recorded as live — AWS denied it. Run the same command again: it goes on from here.',
  ],
  [
    'the next command, once',
    { outcome: 'failed', why: 'no room. Name further types, or run the command again later.' },
    '— no room. Name further types, or run the command again later.',
  ],
])('the result says %s', (_what, change, said) => {
  expect(resultLine(anEnding(change))).toSatisfy((line: string) => line.endsWith(said))
})

test('an annotation is as long as GitHub shows, in whole lines, and says how many more the log has', () => {
  const mistakes = Array.from({ length: 60 }, (_, at) => ({
    ...{ path: `services.web.routes[${at}]`, said: 'x'.repeat(100), remedy: 'Correct it.' },
  }))
  let shown = ''

  annotate(withoutLook('web', 'deploy', 'refused', '60 mistakes', mistakes), (text) => (shown = `${text}`))

  expect(shown.length).toBeLessThanOrEqual(4096)
  expect(shown).toMatch(/^60 mistakes\. Nothing was changed\.\n/)
  expect(shown).toMatch(
    /\nservices\.web\.routes\[2\d\]: x{100}\. Correct it\.\n… and 3\d more lines, in the log$/,
  )
})

test('a refusal lists every mistake with its remedy, and is one annotation', () => {
  const mistakes = [
    { path: 'services.web.hots', said: '`hots` is not a key here', remedy: 'Did you mean `host`?' },
  ]
  const lines: string[] = []
  const annotations: unknown[] = []

  printMistakes(mistakes, (text) => lines.push(text))
  annotate(anEnding({ outcome: 'refused', why: 'the config is wrong', mistakes }), (...all) =>
    annotations.push(all),
  )
  annotate(anEnding(), (...all) => annotations.push(all))

  expect(lines).toEqual(['✗ services.web.hots: `hots` is not a key here', '  Did you mean `host`?'])
  expect(annotations).toEqual([
    [
      'the config is wrong. green serves v42; blue keeps v41, retirement due 2026-11-22 12:30:00 UTC. Nothing was changed.\nservices.web.hots: `hots` is not a key here. Did you mean `host`?',
      { title: 'web: refused' },
    ],
  ])
})
