import type { Filter } from '@aws-sdk/client-ec2'
import type { World } from '../../model/world.ts'
import { type Attributes, fits } from './filters.ts'
import { unknown } from './ids.ts'

/** What every describe call does: the named ones or all, each named one there, then the filters. */
export function select<Thing extends { readonly id: string }>(
  world: World,
  all: ReadonlyMap<string, Thing>,
  asked: { readonly ids?: readonly string[] | undefined; readonly filters?: readonly Filter[] | undefined },
  attributes: (thing: Thing) => Attributes,
): Thing[] {
  const wrong = asked.ids?.find((id) => !all.has(id))
  if (wrong !== undefined) throw unknown(wrong)
  const named = asked.ids?.length
    ? [...all.values()].filter(({ id }) => asked.ids?.includes(id))
    : all.values()
  return [...named].filter((thing) => fits(asked.filters, attributes(thing), world.compute.tagsOf(thing.id)))
}
