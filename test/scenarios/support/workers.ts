import { setTimeout as elapse } from 'node:timers/promises'
import { DescribeInstancesCommand } from '@aws-sdk/client-ec2'
import type { Sandbox } from '../../../sandbox/start.ts'
import type { ApiCall } from '../../support/api-call.ts'
import type { Stage } from './stage.ts'

/** The calls of a run as their effect on who may work: `blue works`, `nobody works`, `traffic → green`; each change once. */
export function story(stage: Stage, calls: readonly ApiCall[], before: Workers): readonly string[] {
  const groups = stage.person.service('web')['target-groups']
  const told: string[] = []
  let workers = before
  // Those who work are those who serve.
  let [traffic] = said(before).split(' ')
  for (const { action, parameters, error } of calls) {
    if (error !== undefined) continue
    const text = JSON.stringify(parameters)
    const to = text.includes(groups.green) ? 'green' : 'blue'
    // Set to what it is, a route moves nothing.
    if (action === 'ModifyListener' && to !== traffic) told.push(`traffic → ${to}`)
    if (action === 'ModifyListener') traffic = to
    const next = afterCall(workers, action, parameters)
    if (said(next) !== said(workers)) told.push(said(next))
    workers = next
  }
  return told
}

/** Who may work, by the tags of the machines and by the parameter. */
export interface Workers {
  /** Color by machine. */
  readonly machines: ReadonlyMap<string, string>
  /** Machines whose tag says yes. */
  readonly open: ReadonlySet<string>
  /** Undefined: no parameter counts. */
  readonly parameter: string | undefined
}

/** Nobody is anything unless a tag or the parameter says so. */
export const said = ({ machines, open, parameter }: Workers): string => {
  const colors = new Set([...open].map((id) => machines.get(id) ?? id))
  if (parameter === 'blue' || parameter === 'green') colors.add(parameter)
  return `${[...colors].sort().join(' and ') || 'nobody'} works`
}

interface Given {
  readonly Resources?: readonly string[]
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[]
  readonly Value?: string
}

function afterCall(workers: Workers, action: string, parameters: unknown): Workers {
  const { Resources = [], Tags = [], Value } = parameters as Given
  if (action === 'PutParameter') return { ...workers, parameter: Value }
  const live = Tags.find(({ Key }) => Key === 'switchover-live')
  if (action !== 'CreateTags' || live === undefined) return workers
  const others = [...workers.open].filter((id) => !Resources.includes(id))
  return { ...workers, open: new Set(live.Value === 'true' ? [...others, ...Resources] : others) }
}

/** The colors of all machines that ever were. */
export const colorsOf = ({ sandbox }: Stage): Workers['machines'] =>
  new Map(
    [...sandbox.world.compute.instances.values()].map(({ id, tags }) => [
      id,
      tags.get('switchover:color') ?? '?',
    ]),
  )

/** Looks at the tags of all machines again and again, as the workers on them do, until it is told to stop. */
export function watchTags({ person }: Stage): {
  stop(): Promise<{ looks: number; saw: ReadonlySet<string> }>
} {
  const saw = new Set<string>()
  let looks = 0
  let over = false
  const watching = (async () => {
    while (!over) {
      saw.add(said(await workersNow(person)))
      looks += 1
      await elapse(5)
    }
  })()
  return {
    async stop() {
      over = true
      await watching
      return { looks, saw }
    },
  }
}

/** One look: AWS answers with one moment of all machines. */
export async function workersNow({ ec2 }: Pick<Stage['person'], 'ec2'>): Promise<Workers> {
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}))
  const running = Reservations.flatMap(({ Instances = [] }) => Instances).filter(
    ({ State }) => State?.Name === 'running',
  )
  const tagged = running.map(({ InstanceId = '', Tags = [] }) => {
    const tag = (key: string) => Tags.find(({ Key }) => Key === key)?.Value
    return { id: InstanceId, color: tag('switchover:color') ?? '?', live: tag('switchover-live') }
  })
  return {
    machines: new Map(tagged.map(({ id, color }) => [id, color])),
    open: new Set(tagged.filter(({ live }) => live === 'true').map(({ id }) => id)),
    parameter: undefined,
  }
}

/** Looks into the sandbox itself every few milliseconds, and keeps what it saw of who may work. */
export function watchWorkers({ world }: Pick<Sandbox, 'world'>, parameter?: string) {
  const saw = new Set<string>()
  const look = () => saw.add(said(workersIn(world, parameter)))
  const timer = setInterval(look, 2)
  return { saw, [Symbol.dispose]: () => clearInterval(timer) }
}

/** Who may work at this moment: what still runs. */
const workersIn = (world: Sandbox['world'], parameter?: string): Workers => {
  const running = [...world.compute.instances.values()].filter(({ state }) => state === 'running')
  return {
    machines: new Map(running.map(({ id, tags }) => [id, tags.get('switchover:color') ?? '?'])),
    open: new Set(running.filter(({ tags }) => tags.get('switchover-live') === 'true').map(({ id }) => id)),
    parameter: parameter === undefined ? undefined : world.systemsManager.parameters.find(parameter)?.value,
  }
}
