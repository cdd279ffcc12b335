import type { Color, Observation } from '../../deploy/model.ts'
import { colors } from '../../deploy/model.ts'
import { servingColor, shareOf } from '../../deploy/seen.ts'
import { timeSaid } from '../../deploy/times.ts'
import { type SideSaid, sidesSaid } from '../ending.ts'
import { markdownText } from '../foreign-text.ts'
import { costSaid, type HoldSaid } from '../hold-said.ts'
import { targetsSaid } from '../status-panel.ts'
import { section } from './markdown.ts'

/** Both sides beside each other, as on a panel: a row for each thing that is said of either. */
export function sidesSection(seen: Observation, hold: HoldSaid | undefined): readonly string[] {
  const of = (said: (color: Color, side: SideSaid) => string) =>
    colors.map((color) => {
      const side = sidesSaid(seen).find((one) => one.color === color)
      return side === undefined ? '' : said(color, side)
    })
  const ofIdle = (said: string | undefined) => of((color) => (isIdle(seen, color) ? (said ?? '') : ''))
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Traffic', of((color) => trafficSaid(seen, color))],
    ['Standing', of((_, { standing }) => markdownText(standing))],
    ['Release', of((_, { identity }) => markdownText(identity?.release ?? ''))],
    ['Attempt', of((_, { identity }) => markdownText(identity?.attempt ?? ''))],
    ['Targets', of((color) => targetsSaid(seen, color))],
    ['Since', of((color) => sinceSaid(seen, color))],
    ['Due', of((color) => dueSaid(seen, color, hold))],
    ['Lost', ofIdle(markdownText(hold?.lost ?? ''))],
    ['Cost', ofIdle(hold?.cost && costSaid(hold.cost))],
    ['Terms', ofIdle(markdownText(hold?.terms ?? ''))],
  ]
  const said = rows.filter(([, cells]) => cells.some((cell) => cell !== ''))
  return section(
    'Sides',
    ['', '🟦 blue', '🟩 green'],
    said.map(([name, cells]) => [name, ...cells]),
  )
}

const isIdle = ({ memo: { idle } }: Observation, color: Color): boolean => idle?.color === color

/** A bar of ten parts; where the routes disagree, how many of them are here. */
function trafficSaid(seen: Observation, color: Color): string {
  const { routes } = seen
  const shares = routes.map((route) => shareOf(route, color))
  const [share = 0] = shares
  if (shares.some((one) => one !== share))
    return `${shares.filter((one) => one > 0).length} of ${routes.length} routes`
  const parts = Math.round(share / 10)
  return `${'▓'.repeat(parts)}${'░'.repeat(10 - parts)} ${Math.round(share)} %`
}

function sinceSaid({ memo: { live, idle } }: Observation, color: Color): string {
  if (idle?.color === color) {
    const why = idle.reason === '' ? '' : `: ${markdownText(idle.reason)}`
    return `${timeSaid(idle.since)} by ${markdownText(idle.by)}${why}`
  }
  return live?.color === color ? timeSaid(live.since) : ''
}

function dueSaid(seen: Observation, color: Color, hold: HoldSaid | undefined): string {
  const { idle } = seen.memo
  if (idle?.color !== color || servingColor(seen) === color) return ''
  if (idle.standing === 'retiring')
    return ['with the next retire or sweep', hold?.deadline ?? ''].filter((part) => part !== '').join('; ')
  if (idle.due === undefined) return 'when a person ends it'
  const what = idle.standing === 'held' && idle.holdDefault === 'rollback' ? 'rollback' : 'retire'
  const late = hold === undefined || hold.overdue === '' ? '' : `, **overdue by ${hold.overdue}**`
  return `${what} at ${timeSaid(idle.due)}${idle.approval ? ', or when approved' : ''}${late}`
}
