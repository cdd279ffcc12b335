import type { Goal } from '../goal.ts'
import { listed } from '../listed.ts'
import type { Observation } from '../model.ts'
import { act, pass } from '../moves.ts'
import { fill } from '../placeholders.ts'
import { alive, crew } from '../seen.ts'
import type { Machine, NameRecord } from '../side.ts'
import type { Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

type Values = Readonly<Record<string, string>>
type Naming = NonNullable<Goal['terms']['naming']>

/** The name of the machine with this number on its side; each machine needs one only where the template counts. */
const nameAt = (naming: Naming, values: Readonly<Record<string, string>>, index: number): string =>
  fill(naming.name, { ...values, index: String(index) })

/** Names for machines: each keeps the one it has, the others get the lowest free numbers of their side. */
function nameMachines(
  naming: Naming,
  values: Readonly<Record<string, string>>,
  crewed: readonly Machine[],
  side: readonly Machine[],
) {
  const candidates = Array.from({ length: side.length + crewed.length }, (_, i) =>
    nameAt(naming, values, i + 1),
  )
  const taken = new Set(side.filter(alive).flatMap(({ name }) => (name === undefined ? [] : [name])))
  const free = candidates.filter((name) => !taken.has(name))
  const counts = naming.name.includes('{index}')
  return crewed.map((machine) => {
    const keeps = machine.name !== undefined && candidates.includes(machine.name)
    const name = keeps ? machine.name : counts ? free.shift() : candidates[0]
    return { machine, name: name ?? machine.id }
  })
}

function recordFor(naming: Naming, values: Values, name: string, machine: Machine): NameRecord | undefined {
  const address = naming.record?.address === 'public' ? machine.publicAddress : machine.address
  if (naming.record === undefined || address === undefined) return undefined
  return {
    name: fill(naming.record.template, { ...values, name }),
    values: [address],
    ttl: naming.record.ttl,
  }
}

const stands = (seen: Observation, wanted: NameRecord): boolean =>
  [...seen.sides.blue.records, ...seen.sides.green.records].some(
    (record) => record.name === wanted.name && record.values.join() === wanted.values.join(),
  )

/** Every machine has its name, and its name leads to it. */
export const named: Step = onAttempt(
  'name the machines',
  ['machines', 'names'],
  (goal, seen, _now, attempt) => {
    const { naming } = goal.terms
    if (naming === undefined || attempt.kind === 'switchover') return pass
    const values = {
      service: goal.service,
      release: attempt.release,
      color: attempt.color,
      attempt: attempt.attempt,
    }
    const machines = nameMachines(naming, values, crew(seen, attempt), seen.sides[attempt.color].machines)
      .map(({ machine, name }) => ({ machine, name, record: recordFor(naming, values, name, machine) }))
      .filter(
        ({ machine, name, record }) =>
          machine.name !== name || (record !== undefined && !stands(seen, record)),
      )
      .map(({ machine, name, record }) => ({ id: machine.id, name, record }))
    if (machines.length === 0) return pass
    const said = machines.map(
      ({ id, name, record }) => `${id} → ${name}${record === undefined ? '' : ` (${record.values[0]})`}`,
    )
    return act({ kind: 'name', color: attempt.color, machines }, listed(said))
  },
)
