import type { Compared } from '../../deploy/finding.ts'
import { duration } from '../words.ts'

/** `no worse than before: web-green: 5xx 0.1 % against 0.2 % (1 % more may be), …`: both sides' numbers, what is worse first. */
export function comparisonSaid(rows: readonly Compared[], requests: number): string {
  const failed = rows.filter(({ result }) => result === 'failed')
  const judged = rows.filter(({ result }) => result === 'passed')
  const little = [...new Map(rows.filter(isLittle).map((row) => [row.group, row])).values()]
  return [
    ...(failed.length > 0 ? [`worse than the old side: ${failed.map(rowSaid).join(', ')}`] : []),
    ...(judged.length > 0 ? [`no worse than the old side: ${judged.map(rowSaid).join(', ')}`] : []),
    ...little.map((row) => littleSaid(row, requests)),
  ].join('; ')
}

const isLittle = ({ result }: Compared): boolean => result === 'too-little'

const rowSaid = (row: Compared): string =>
  `${row.group} ${names[row.measure]} ${valueSaid(row, row.candidate)} of ${requestsSaid(row.requests.candidate)} against ${valueSaid(row, row.baseline)} of ${numberSaid(row.requests.baseline)} (${valueSaid(row, row.allowed)} more may be)`

const littleSaid = ({ group, requests }: Compared, needed: number): string =>
  `${group}: too little to compare, which is no breach: ${requestsSaid(requests.candidate)} against ${numberSaid(requests.baseline)} of the old side, ${numberSaid(needed)} are asked for of each`

const names = { errors: '5xx', latency: 'p99' } as const

/** `0.12 %`, `212 ms`; a dash where nothing was measured. */
const valueSaid = ({ measure }: Pick<Compared, 'measure'>, value: number | undefined): string => {
  if (value === undefined) return '–'
  return measure === 'latency' ? duration(value) : `${Number(value.toPrecision(3))} %`
}

const numberSaid = (count: number): string => count.toLocaleString('en')
const requestsSaid = (count: number): string => `${numberSaid(count)} ${count === 1 ? 'request' : 'requests'}`
