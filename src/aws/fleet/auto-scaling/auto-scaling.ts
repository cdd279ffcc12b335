import type { FleetAct } from '../../../deploy/acts.ts'
import { type Color, colors } from '../../../deploy/model.ts'
import type { FleetSeen } from '../../../deploy/ports.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import { keys, type Scope } from '../../scope.ts'
import { lastWords } from '../console.ts'
import type { AwsFleet } from '../fleet.ts'
import { readById } from '../instances.ts'
import type { Lag } from '../lag.ts'
import { leave } from '../leaving.ts'
import { toMachine } from '../machines.ts'
import { name } from '../name.ts'
import { readRecords, removeRecords } from '../zone.ts'
import { createRegistration, targetGroupsOf } from './attachment.ts'
import { checkGroups } from './check.ts'
import { adopt, keep, takenWith, terminate } from './ending.ts'
import { freeze, thaw } from './freezing.ts'
import { createGroupLag, type GroupLag } from './group-lag.ts'
import { membersOf, readGroups, tagGroup } from './groups.ts'
import { launch, raise } from './launch.ts'
import { ingredients, madeNow } from './made.ts'
import { shownMembers } from './members.ts'
import { noticesOf } from './notices.ts'
import { protect } from './protection.ts'
import { toScaling, trouble } from './scaling.ts'

/** Two Auto Scaling groups, one a side: they launch and end the instances, and we tell them what, when and how many. */
export const createAutoScalingFleet = (scope: Scope, fleet: AutoScalingSettings, lag: Lag): AwsFleet => {
  const groupLag = createGroupLag()
  const names = [fleet.groups.blue, fleet.groups.green]
  return {
    observe: (signal) => observe(scope, fleet, lag, groupLag, signal),
    async strangers(ids, signal) {
      const wanted = ids.filter((id) => id.startsWith('i-'))
      if (wanted.length === 0) return []
      const ec2 = await scope.clients.ec2()
      return readById(ec2, wanted, (instance) => toMachine(instance, scope.owner, names), signal)
    },
    records: (recordNames, signal) => readRecords(scope, recordNames, signal),
    act: (act, signal) => perform(scope, fleet, lag, groupLag, act, signal),
    check: (launches, signal) => checkGroups(scope, fleet, launches, signal),
    notices: (signal) => noticesOf(scope, fleet, signal),
    made: (signal) => madeNow(scope, fleet, signal),
    ingredients: (made) => ingredients(fleet, made),
    async gate({ color, open }, signal) {
      await tagGroup(scope, fleet.groups[color], { [keys.live]: String(open) }, true, signal)
    },
    lastWords: (machines, signal) => lastWords(scope, machines, signal),
    registration: createRegistration(scope, fleet, groupLag),
    taken: (act, signal) => takenWith(scope, fleet, act, signal),
  }
}

const observe = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  lag: Lag,
  groupLag: GroupLag,
  signal: AbortSignal,
): Promise<FleetSeen> => {
  const [groups, placed] = await Promise.all([
    readGroups(scope, fleet, signal),
    shownMembers(scope, fleet, signal),
  ])
  const shown = lag.cover(placed)
  const on = (side: Color | 'kept') =>
    shown.flatMap(({ machine, place }) => (place === side ? [machine] : []))
  const scalingOf = async (color: Color) => {
    const group = groups[color]
    if (group === undefined) return undefined
    const said = await trouble(scope, group, signal)
    const scaling = groupLag.cover(color, toScaling(scope, group, targetGroupsOf(scope, color), said))
    const members = membersOf(group)
    const kept = on('kept').filter(({ id }) => members.includes(id)).length
    return kept === 0 ? scaling : { ...scaling, kept }
  }
  const [blue, green] = await Promise.all(colors.map(scalingOf))
  return {
    machines: { blue: on('blue'), green: on('green'), kept: on('kept') },
    scaling: { blue, green },
  }
}

const perform = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  lag: Lag,
  groupLag: GroupLag,
  act: FleetAct,
  signal: AbortSignal,
): Promise<void> => {
  switch (act.kind) {
    case 'launch':
      return launch(scope, fleet, groupLag, act, signal)
    case 'terminate':
      return terminate(scope, fleet, groupLag, act, signal)
    case 'keep':
      return keep(scope, fleet, lag, act, signal)
    case 'leave':
      return leave(scope, lag, act, signal)
    case 'adopt':
      return adopt(scope, fleet, act, signal)
    case 'freeze':
      return freeze(scope, fleet, groupLag, act.colors, signal)
    case 'thaw':
      return thaw(scope, fleet, groupLag, act.colors, signal)
    case 'raise':
      return raise(scope, fleet, groupLag, act, signal)
    case 'protect':
      return protect(scope, fleet, groupLag, act, signal)
    case 'name':
      return name(scope, lag, act, signal)
    case 'unname':
      return removeRecords(scope, act.records, signal)
  }
}
