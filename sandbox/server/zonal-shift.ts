import * as v from 'valibot'
import type { World } from '../model/world.ts'

const Shift = v.strictObject({ loadBalancer: v.string(), zone: v.nullable(v.string()) })

/** Shifts traffic of a load balancer (by its name) away from a zone, or back with null; gives what stands in DNS then. */
export function shiftZonal({ loadBalancing }: World, body: unknown): { readonly nodes: readonly string[] } {
  const read = v.safeParse(Shift, body)
  if (!read.success)
    throw new Error(
      'A zonal shift is {"loadBalancer": "web", "zone": "us-east-1a"}, or "zone": null to end it.',
    )
  const { loadBalancer, zone } = read.output
  const balancer = [...loadBalancing.loadBalancers.values()].find(({ name }) => name === loadBalancer)
  if (balancer === undefined) throw new Error(`There is no load balancer ${loadBalancer}.`)
  loadBalancing.shiftZone(balancer.arn, zone ?? undefined)
  return { nodes: loadBalancing.nodesInService(balancer.arn) }
}
