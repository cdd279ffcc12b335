import pLimit from 'p-limit'
import type { FleetAct } from '../../deploy/acts.ts'
import { isMissing } from '../faults.ts'
import { keys, type Scope, tagList } from '../scope.ts'
import type { Ec2 } from '../sdk/ec2.ts'
import type { Lag } from './lag.ts'
import { refuseOthersRecords } from './records-of-others.ts'
import { setRecords } from './zone.ts'

/**
 * A bucket of EC2's holds this many calls that change something and fills by five a second, at the least. What is asked
 * for faster is refused, and takes from what others in the account may ask.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 */
const atOnceAndAtFirst = 50
const perSecond = 5

/** Names few enough to be given at once; so many calls are under way at a time. */
const tagsAtOnce = 5

/** For how long an instance that was seen may still be unknown elsewhere in EC2. */
const unknownMs = 15_000

/** https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html */
const tag = async (
  { clients }: Scope,
  ec2: Ec2,
  id: string,
  tags: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> => {
  const until = performance.now() + unknownMs
  for (;;) {
    try {
      await ec2.createTags({ Resources: [id], Tags: tagList(tags) }, signal)
      return
    } catch (error) {
      if (!isMissing(error) || performance.now() > until) throw error
      await clients.clock.sleep(500, signal)
    }
  }
}

/** Name tags, and the records that lead to them. CreateTags gives all its resources the same tags: one call a name. */
export const name = async (
  scope: Scope,
  lag: Lag,
  { machines, color }: Extract<FleetAct, { kind: 'name' }>,
  signal: AbortSignal,
): Promise<void> => {
  const records = machines.flatMap(({ record }) => (record === undefined ? [] : [record]))
  await refuseOthersRecords(scope, color, records, signal)
  const ec2 = await scope.clients.ec2()
  const limit = pLimit(tagsAtOnce)
  const begun = performance.now()
  await Promise.all(
    machines.map((machine, index) =>
      limit(async () => {
        const due = begun + ((index - atOnceAndAtFirst) / perSecond) * 1000
        const early = due - performance.now()
        if (early > 0) await scope.clients.clock.sleep(early, signal)
        const [recorded] = machine.record?.values ?? []
        const told = recorded === undefined ? {} : { [keys.record]: recorded }
        await tag(scope, ec2, machine.id, { Name: machine.name, ...told }, signal)
        lag.noteChanged(machine.id, { name: machine.name, ...(recorded !== undefined && { recorded }) })
      }),
    ),
  )
  if (records.length > 0) await setRecords(scope, records, signal)
}
