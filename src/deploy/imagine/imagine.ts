import type { Act, CheckAct } from '../acts.ts'
import type { Instant, Observation } from '../model.ts'
import { isDraining } from '../seen.ts'
import type { Target } from '../side.ts'
import {
  ended,
  frozen,
  gated,
  kept,
  launched,
  named,
  orphansEnded,
  protectedAs,
  raised,
  scaled,
  thawed,
} from './fleet.ts'
import { machinesOf, withSide } from './side.ts'
import { checked, forwarded, fresh, previewed } from './traffic.ts'

/**
 * What the world looks like after an act, or after a wait that was worth it: one pure reducer.
 * The dry run starts it from the real first look; a test holds it to what AWS shows after each real act.
 */
export function imagine(seen: Observation, act: Exclude<Act, CheckAct>, now: Instant): Observation {
  switch (act.kind) {
    case 'remember':
      return { ...seen, memo: { ...act.memo, written: seen.memo.written + 1 } }
    case 'launch':
      return launched(seen, act, now)
    case 'terminate':
      return ended(seen, act)
    case 'end-orphans':
      return orphansEnded(seen, act)
    case 'keep':
      return kept(seen, act)
    case 'freeze':
      return scaled(seen, act.colors, frozen)
    case 'thaw':
      return scaled(seen, act.colors, thawed)
    case 'raise':
      return raised(seen, act, now)
    case 'protect':
      return scaled(seen, [act.color], (scaling) => protectedAs(scaling, act.machines, act.on))
    case 'gate':
      return gated(seen, act)
    case 'adopt':
      return machinesOf(seen, act.color, act.machines, (machine) => ({
        ...machine,
        ours: true,
        attempt: 'adopted',
      }))
    case 'leave':
      return machinesOf(seen, act.color, act.machines, (machine) => ({ ...machine, leaving: act.leaving }))
    case 'name':
      return named(seen, act)
    case 'unname':
      return withSide(seen, act.color, (side) => ({
        ...side,
        records: side.records.filter(({ name }) => !act.records.some((record) => record.name === name)),
      }))
    case 'register':
      return withSide(seen, act.color, (side) => ({
        ...side,
        scaling: side.scaling && { ...side.scaling, attached: true },
        targets: [
          ...side.targets.filter(({ id }) => !act.machines.includes(id)),
          ...fresh(seen, act.color, act.machines),
        ],
      }))
    case 'deregister':
      return withSide(seen, act.color, (side) => ({
        ...side,
        scaling: side.scaling && {
          ...side.scaling,
          attached: side.scaling.attached && act.only !== undefined,
        },
        targets: side.targets.map((target) =>
          leaves(target, act.only) ? { ...target, state: 'draining', said: '' } : target,
        ),
      }))
    case 'preview':
      return previewed(seen, act)
    case 'unpreview':
      return checked({ ...seen, preview: undefined })
    case 'forward':
      return forwarded(seen, act)
  }
}

const leaves = (target: Target, only: readonly string[] | undefined): boolean =>
  !isDraining(target) && (only === undefined || only.includes(target.id))
