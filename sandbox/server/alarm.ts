import * as v from 'valibot'
import { AwsError } from '../aws-error.ts'
import type { World } from '../model/world.ts'

const Alarm = v.strictObject({
  group: v.string(),
  policy: v.string(),
  alarm: v.optional(v.string()),
  metric: v.optional(v.number()),
  threshold: v.optional(v.number()),
})

/** Has an alarm of a scaling policy go off (nothing evaluates alarms here); gives the desired capacity. */
export function ringAlarm({ scaling }: World, body: unknown): { readonly desired: number } {
  const read = v.safeParse(Alarm, body)
  if (!read.success) {
    const mistakes = read.issues.map((issue) => `${v.getDotPath(issue) ?? 'the body'}: ${issue.message}`)
    throw new Error(`This alarm cannot go off. ${mistakes.join('; ')}`)
  }
  const { group, policy, ...how } = read.output
  try {
    scaling.ring(group, policy, how)
  } catch (error) {
    if (error instanceof AwsError) throw new Error(`This alarm cannot go off. ${error.message}`)
    throw error
  }
  return { desired: scaling.find(group).settings.desired }
}
