import * as v from 'valibot'
import type { Capacity } from '../model/compute/capacity.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What `POST /capacity` takes; null lifts a quota. */
const Change = v.strictObject({
  pools: v.optional(
    v.array(
      v.strictObject({
        subnet: v.optional(v.string()),
        zone: v.optional(v.string()),
        type: v.optional(v.string()),
        spot: v.optional(v.boolean()),
        room: count,
      }),
    ),
  ),
  notOffered: v.optional(v.array(v.strictObject({ type: v.string(), zone: v.string() }))),
  vcpus: v.optional(v.nullable(count)),
  spotVcpus: v.optional(v.nullable(count)),
  instances: v.optional(v.nullable(count)),
})

/** Reads a change of capacity; throws an Error that says every mistake. */
export function readCapacity(body: unknown): Partial<Capacity> {
  const read = v.safeParse(Change, body)
  if (!read.success) {
    const mistakes = read.issues.map((issue) => `${v.getDotPath(issue) ?? 'the body'}: ${issue.message}`)
    throw new Error(`This capacity cannot be set. ${mistakes.join('; ')}`)
  }
  return Object.fromEntries(Object.entries(read.output).map(([name, value]) => [name, value ?? undefined]))
}
