import { expect, test } from 'vitest'
import { statusPanel } from '../../src/action/status-panel.ts'
import { emptyMemo } from '../../src/deploy/memo.ts'
import { anAttempt, anObservation, machine, noon, routedTo, side } from './endings.ts'

test('the panel says who is live, who is held until when, and that all agree', () => {
  expect(statusPanel('web', anObservation(), noon).join('\n')).toBe(`service web
  live     green  v42 (a2)  live  2 healthy
  idle     blue  v41 (a1)  held since 2026-11-22 11:59:00 UTC by mona, retire due 2026-11-22 12:30:00 UTC  1 healthy
  route    443 → green
  route    80 → green
  preview  http://app.example.com/ shows blue (header X-Switchover-Preview)
  next     undo: command rollback; end the hold: command retire
  agrees   yes: routes, sides and record say the same`)
})

test('where what is live comes from is said as far as the record knows', () => {
  const { memo } = anObservation()
  const from = (origin: { commit: string; workflow: string; number: number }) =>
    statusPanel(
      'web',
      anObservation({ memo: { ...memo, live: memo.live && { ...memo.live, origin } } }),
      noon,
    )[3]

  const workflow = 'octo/shop/.github/workflows/release.yml'
  expect(from({ commit: 'c0ffee', workflow, number: 7 })).toBe(
    `  from     commit c0ffee, run 7 of ${workflow}`,
  )
  expect(from({ commit: 'c0ffee', workflow: '', number: 0 })).toBe('  from     commit c0ffee')
  expect(from({ commit: '', workflow: '', number: 0 })).toBe('  route    443 → green')
})

test('while an attempt has the traffic and is not accepted, the side that it left is the way back', () => {
  const { memo } = anObservation()
  const origin = { commit: 'c0ffee', workflow: '', number: 0 }
  const live = memo.live && { ...memo.live, color: 'blue' as const, release: 'v41', origin }
  const open = anObservation({
    memo: { ...memo, idle: undefined, live, attempt: { ...anAttempt, color: 'green' } },
  })

  const [, green, blue, next] = statusPanel('web', open, noon)

  expect(green).toContain('live, attempt open')
  expect(blue).toMatch(/^ {2}idle {5}blue {2}v41 .*the way back/)
  // That is v41's, and would stand under green.
  expect(next).not.toContain('from')
  const byHand = anObservation({ ...routedTo('blue'), memo: { ...memo, idle: undefined } })
  expect(statusPanel('web', byHand, noon)[2]).toContain('recorded as live')
})

test('what is overdue is said, and by how much', () => {
  expect(statusPanel('web', anObservation(), noon + 3_600_000)[2]).toContain(
    'OVERDUE by 30 min since 2026-11-22 12:30:00 UTC: retire is due',
  )
})

test('of a side that is being retired is said who ends it', () => {
  const { memo } = anObservation()
  const retiring = memo.idle && {
    ...memo.idle,
    standing: 'retiring' as const,
    due: undefined,
    reason: 'fine',
  }

  expect(statusPanel('web', anObservation({ memo: { ...memo, idle: retiring } }), noon)[2]).toContain(
    'retiring since 2026-11-22 11:59:00 UTC by mona: fine, the next retire or sweep goes on',
  )
})

test('what disagrees is said', () => {
  expect(statusPanel('web', routedTo('blue'), noon).slice(-3)).toEqual([
    '  agrees   NO',
    '           every route goes to blue; the record says green with v42 is live',
    '           the record says blue is held; every route goes there',
  ])
})

test('a lease of another run, kept machines and the last rejection are listed', () => {
  const seen = anObservation({
    lease: { arn: 'arn:lease', holder: 'octo/shop run 8', until: noon, over: false },
    kept: [machine('i-k', { state: 'stopped', release: 'v40' })],
    memo: {
      ...anObservation().memo,
      rejected: { attempt: 'a1', release: 'v9', reason: 'said\n::error::no' },
    },
  })

  expect(statusPanel('web', seen, noon).slice(6, 10)).toEqual([
    '  lease    octo/shop run 8 until 2026-11-22 12:00:00 UTC',
    '           arn:lease',
    '  kept     i-k stopped, v40',
    '  rejected v9 (a1): said\\n::error::no',
  ])
})

test('a live side without our record is unknown, an idle side without anything empty', () => {
  const seen = anObservation({
    memo: emptyMemo,
    preview: undefined,
    sides: { green: side([machine('i-x', { ours: false, attempt: '', release: '' })]), blue: side([]) },
  })

  expect(statusPanel('web', seen, noon).slice(1, 3)).toEqual([
    '  live     green  unknown  live  1 healthy',
    '  idle     blue  empty',
  ])
})

test('with two load balancers targets are told by group, and each preview by its address', () => {
  const seen = anObservation()
  const inside = { pair: 1, group: 'inside-green', state: 'unhealthy' } as const
  const { targets, ...green } = seen.sides.green
  const [rule] = seen.preview?.rules ?? []
  if (rule === undefined || seen.preview === undefined) throw new Error('the preview stands')
  const second = { ...rule, pair: 1, url: 'http://app.inside/' }

  const panel = statusPanel(
    'web',
    {
      ...seen,
      routes: seen.routes.map((route, pair) => ({ ...route, pair })),
      sides: {
        ...seen.sides,
        green: { ...green, targets: [...targets, ...targets.map((target) => ({ ...target, ...inside }))] },
      },
      preview: { ...seen.preview, shows: undefined, rules: [rule, second] },
    },
    noon,
  )

  expect(panel[1]).toContain('2 healthy in web, 2 unhealthy in inside-green')
  expect(panel[5]).toBe(
    '  preview  http://app.example.com/, http://app.inside/ not the same everywhere (header X-Switchover-Preview)',
  )
})
