import type { SendCommandRequest } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { World } from '../../model/world.ts'
import { counted, INSTANCE_ID, matching } from './input.ts'

interface Target {
  readonly key: string
  readonly values: readonly string[]
}

/** The instances that a command is for, and how they were named. */
export interface Meant {
  readonly named: readonly string[]
  readonly targets: readonly Target[]
  readonly instanceIds: readonly string[]
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/send-commands-multiple.html */
export function meantBy(world: World, { InstanceIds: named = [], Targets = [] }: SendCommandRequest): Meant {
  counted(named, [0, 50], 'instanceIds')
  counted(Targets, [0, 5], 'targets')
  if ((named.length === 0) === (Targets.length === 0))
    throw new AwsError('ValidationException', 'Exactly one of InstanceIds and Targets must be specified.')
  const targets = Targets.map(({ Key: key = '', Values: values = [] }) => ({ key, values }))
  if (named.length > 0) return { named, targets, instanceIds: known(world, named) }
  for (const target of targets) check(target)
  return { named: [], targets, instanceIds: managed(world).filter((id) => targets.every(fitsOf(world, id))) }
}

/** Every registered one: those that are stopped get the command when they run again. */
function managed({ systemsManager }: World): string[] {
  return [...systemsManager.nodes.keys()]
}

function known(world: World, ids: readonly string[]): readonly string[] {
  for (const id of ids) matching(id, INSTANCE_ID, 'instanceIds')
  if (new Set(ids).size < ids.length)
    throw new AwsError('DuplicateInstanceId', 'An instance ID is specified more than once.')
  const strangers = ids.filter((id) => !managed(world).includes(id))
  if (strangers.length > 0) {
    const words = `Instances [[${strangers.join(', ')}]] not in a valid state for account ${world.settings.account}`
    throw new AwsError('InvalidInstanceId', words)
  }
  return ids
}

/** The console writes it in lower case. */
const isOfIds = (key: string): boolean => key.toLowerCase() === 'instanceids'

function check({ key, values }: Target): void {
  counted(values, [0, 50], 'targets.values')
  if (isOfIds(key) || key === 'tag-key' || key.startsWith('tag:')) return
  throw new AwsError('ValidationException', `The sandbox knows no targets by ${key}.`)
}

function fitsOf({ compute }: World, id: string): (target: Target) => boolean {
  const tags = compute.tagsOf(id)
  return ({ key, values }) => {
    if (isOfIds(key)) return values.includes(id)
    if (key === 'tag-key') return values.some((value) => tags.has(value))
    return values.includes(tags.get(key.slice('tag:'.length)) ?? '')
  }
}
