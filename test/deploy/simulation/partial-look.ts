import { type Ask, type Color, colors, type Seen } from '../../../src/deploy/model.ts'

/** R1: a look reads what is asked for; the rest stays as it was seen, however long ago. */
export function partialLook(asks: readonly Ask[], before: Seen | undefined, now: Seen): Seen {
  if (before === undefined) return now
  const of = (ask: Ask): Seen => (asks.includes(ask) ? now : before)
  const onRoad = asks.includes('routes') ? now : of('preview')
  const side = (color: Color): Seen['sides'][Color] => {
    const [{ machines, scaling }, { targets }] = [of('machines').sides[color], of('targets').sides[color]]
    return { machines, scaling, targets, records: of('names').sides[color].records }
  }
  const [blue, green] = colors.map(side)
  if (blue === undefined || green === undefined) throw new Error('there are two sides')
  return {
    memo: of('memo').memo,
    routes: of('routes').routes,
    preview: onRoad.preview,
    lease: onRoad.lease,
    sides: { blue, green },
    kept: of('machines').kept,
    owned: of('owned').owned,
    gate: of('gate').gate,
    alarms: of('alarms').alarms,
  }
}
