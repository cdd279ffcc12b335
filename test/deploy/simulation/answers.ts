import type { CheckAct } from '../../../src/deploy/acts.ts'
import type { NodeEvidence } from '../../../src/deploy/finding.ts'
import type { Color } from '../../../src/deploy/model.ts'
import type { Probes } from '../../../src/deploy/ports.ts'
import type { SimulatedWorld } from './world.ts'

type Found = Awaited<ReturnType<Probes['run']>>

/** What the machines behind a side say of themselves: their release. */
const saysOn = (world: SimulatedWorld, color: Color): readonly string[] =>
  world.balancer.inService(color).map((id) => world.fleet.find(id)?.release ?? '')

/** Whether all that answers is the side's, as far as answers can tell: by the release, or by another's being gone. */
const isShown = (said: readonly string[], { side, unlike }: CheckAct): boolean =>
  side.adopted ? !said.includes(unlike?.release ?? '') : said.every((release) => release === side.release)

/** What a check finds in a simulated world. */
export async function answerOf(world: SimulatedWorld, act: CheckAct): Promise<Found> {
  const passed = passes(world, act)
  world.fleet.checked(act.check, act.side.release)
  if (act.check === 'before-end')
    world.books.hooked(act, hooked(world, act), world.memo, world.spec.staleMs === 0)
  const node = (_: unknown, route: number): NodeEvidence => {
    const [asked, convergedMs] = [!world.spec.unreachable, passed ? 0 : undefined]
    return { node: '0', route: `${route}`, passes: 1, convergedMs, asked, said: act.check, from: 'runner' }
  }
  const machines = act.check === 'before-end' ? hooked(world, act) : []
  return { said: act.check, nodes: world.balancer.routes.map(node), passed, machines }
}

/** On which of the machines a command before their end passes. */
const hooked = ({ spec, fleet }: SimulatedWorld, { machines = [] }: CheckAct): readonly string[] =>
  machines.filter((id) => fleet.lives(id) && !(spec.hooksFail && Number(id.slice(2)) % 3 === 0))

function passes(world: SimulatedWorld, act: CheckAct): boolean {
  const { balancer, books, fleet, spec } = world
  const previews = balancer.previewsShown()
  switch (act.check) {
    case 'proof':
      return (
        !spec.unreachable &&
        isShown(
          balancer.nodeColors().flatMap((color) => saysOn(world, color)),
          act,
        )
      )
    case 'preview':
      return (
        !spec.unreachable &&
        previews.every((color) => color !== undefined && isShown(saysOn(world, color), act))
      )
    case 'release-test':
      if (!previews.every((color) => color === act.side.color))
        books.note('a release test was answered by the live side')
      return fleet.natureOf(act.side.release) !== 'fails its tests'
    case 'set-up':
      if (saysOn(world, act.side.color).includes(act.side.release))
        books.note('machines were set up after they were registered')
      return fleet.natureOf(act.side.release) !== 'fails its set-up'
    case 'migrate':
      world.books.migrated(act)
      return fleet.natureOf(act.side.release) !== 'fails its migration'
    case 'before-switch':
    case 'after-switch':
      return fleet.natureOf(act.side.release) !== `fails ${act.check}`
    case 'size':
    case 'alarms':
    case 'counts':
    case 'last-words':
      return true
    case 'compare':
      books.compared(act)
      return fleet.natureOf(act.side.release) !== 'errs more than the old side'
    case 'watch':
      return act.against === ''
    case 'busy':
      return !world.isBusy(act.side.color)
    case 'ready':
      return true
    case 'before-end':
      return hooked(world, act).length === act.machines?.length
  }
}
