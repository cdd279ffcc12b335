import type { Compared } from '../../deploy/finding.ts'
import type { Ending } from '../ending.ts'
import { markdownText } from '../foreign-text.ts'
import { section } from './markdown.ts'

/** What the watch left out, and both sides' numbers where they were compared. */
export function watchSections({ watch }: Ending): readonly string[] {
  if (watch === undefined) return []
  const { leftOut, compared } = watch
  const out = leftOut.map((name) => [
    markdownText(`alarm ${name} rang before the switch: left out of the watch`),
  ])
  const rows = (compared?.compared ?? []).map((row) => [
    markdownText(row.group),
    names[row.measure],
    valueSaid(row, row.candidate),
    valueSaid(row, row.baseline),
    `${valueSaid(row, row.allowed)} more`,
    `${row.requests.candidate.toLocaleString('en')} / ${row.requests.baseline.toLocaleString('en')}`,
    results[row.result],
  ])
  const head = ['Target group', 'What', 'New side', 'Old side', 'May be', 'Requests, new / old', 'Result']
  const untold = compared !== undefined && rows.length === 0 ? [[markdownText(compared.said)]] : []
  return [
    ...section('Watch', ['What'], [...out, ...untold]),
    ...section('Compared with the old side', head, rows),
  ]
}

const names = { errors: '5xx', latency: 'p99' } as const
const results = {
  passed: 'no worse',
  failed: '**worse**',
  'too-little': 'too few requests to judge',
} as const

const valueSaid = ({ measure }: Compared, value: number | undefined): string => {
  if (value === undefined) return ''
  return measure === 'latency' ? `${Math.round(value)} ms` : `${Number(value.toPrecision(3))} %`
}
