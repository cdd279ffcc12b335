import type { FleetAct } from '../../deploy/acts.ts'
import { SwitchoverError } from '../../errors.ts'
import type { Ec2Settings } from '../../settings.ts'
import type { Scope } from '../scope.ts'
import { checkEc2 } from './check-fleet.ts'
import { lastWords } from './console.ts'
import { explained } from './denial.ts'
import { adopt, keep, terminate } from './end.ts'
import type { AwsFleet, LaunchAct } from './fleet.ts'
import { ingredients } from './ingredients.ts'
import { readById } from './instances.ts'
import type { Lag, Placed } from './lag.ts'
import { launch } from './launch.ts'
import { leave } from './leaving.ts'
import { keptColor, toMachine } from './machines.ts'
import { madeNow, readMade, writeMade } from './made.ts'
import { name } from './name.ts'
import { noticesOf } from './notices.ts'
import type { Recipe } from './order.ts'
import { shownMachines } from './own.ts'
import { createTemplates, type Templates } from './template.ts'
import { tryRights } from './try-rights.ts'
import { readRecords, removeRecords } from './zone.ts'

/** Instances that we launch ourselves, by RunInstances, and their names in a zone. */
export const createEc2Fleet = (scope: Scope, fleet: Ec2Settings, lag: Lag): AwsFleet => {
  const templates = createTemplates(scope)

  const act = async (wanted: FleetAct, signal: AbortSignal): Promise<void> => {
    switch (wanted.kind) {
      case 'launch':
        return launch(scope, lag, wanted, await recipeOf(fleet, templates, wanted, signal), signal)
      case 'terminate':
        return terminate(scope, lag, wanted, signal)
      case 'adopt':
        return adopt(scope, wanted, signal)
      case 'keep':
        return keep(scope, lag, wanted, signal)
      case 'leave':
        return leave(scope, lag, wanted, signal)
      case 'name':
        return name(scope, lag, wanted, signal)
      case 'unname':
        return removeRecords(scope, wanted.records, signal)
      case 'freeze':
      case 'thaw':
      case 'raise':
      case 'protect':
        // Nothing scales these machines but we.
        return
    }
  }

  return {
    async observe(signal) {
      const all = lag.cover(await shownMachines(scope, signal))
      const on = (wanted: Placed['place']) =>
        all.flatMap(({ machine, place }) => (place === wanted ? [machine] : []))
      const machines = { blue: on('blue'), green: on('green'), kept: on(keptColor) }
      return { machines, scaling: { blue: undefined, green: undefined } }
    },
    async strangers(ids, signal) {
      const wanted = ids.filter((id) => id.startsWith('i-'))
      if (wanted.length === 0) return []
      return readById(await scope.clients.ec2(), wanted, (one) => toMachine(one, scope.owner), signal)
    },
    records: (names, signal) => readRecords(scope, names, signal),
    act: (wanted, signal) =>
      act(wanted, signal).catch(async (error: unknown) => {
        throw await explained(scope, error, signal)
      }),
    // What was launched already is not made again.
    check: async (launches, signal) => (launches ? checkEc2(scope, fleet, templates, signal) : []),
    made: async (signal) => writeMade(await madeNow(scope, fleet, templates, signal)),
    ingredients: (made) => ingredients(fleet, made),
    // Nothing is launched later but by an act, which says it.
    gate: async () => {},
    lastWords: (machines, signal) => lastWords(scope, machines, signal),
    registration: undefined,
    notices: (signal) => noticesOf(scope, fleet, templates, signal),
    tryRights: (release, signal) => tryRights(scope, fleet, templates, release, signal),
  }
}

/** What the attempt recorded, never what the same names mean by now. */
const recipeOf = async (
  fleet: Ec2Settings,
  templates: Templates,
  { made, attempt }: LaunchAct,
  signal: AbortSignal,
): Promise<Recipe> => {
  const { image, template: pinned } = readMade(made)
  const template = pinned && (await templates.find(pinned, signal))
  const lost =
    pinned !== undefined && template === undefined
      ? `the launch template ${pinned.id} version ${pinned.version} of attempt ${attempt} is gone`
      : undefined
  const nothing =
    image === undefined && template?.data.ImageId === undefined
      ? `attempt ${attempt} recorded no image (made from: ${made || 'nothing'})`
      : undefined
  const wrong = lost ?? nothing
  if (wrong === undefined) return { fleet, image, template }
  throw new SwitchoverError(
    'bad-world',
    wrong,
    'Name an image or launch template that exists, and run the command again: it begins a new attempt.',
  )
}
