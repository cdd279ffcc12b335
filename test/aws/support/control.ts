import { expect } from 'vitest'
import type { Instance } from '../../../sandbox/model/compute.ts'
import type { Sandbox } from '../../../sandbox/start.ts'

const post = async ({ control }: Sandbox, path: string, body: unknown): Promise<void> => {
  const answer = await fetch(new URL(path, control), { method: 'POST', body: JSON.stringify(body) })
  expect(answer.ok, await answer.text()).toBe(true)
}

/** Sets faults, counted from now. */
export const setFaults = (sandbox: Sandbox, ...faults: readonly object[]): Promise<void> =>
  post(sandbox, '/faults', faults)

/** Says how much there is to launch. */
export const setCapacity = (sandbox: Sandbox, change: object): Promise<void> =>
  post(sandbox, '/capacity', change)

/** A call as the sandbox noted it. */
interface Call {
  readonly time: string
  readonly action: string
  readonly error?: string
  readonly parameters: Readonly<Record<string, unknown>>
}

/** The calls of one action that were sent so far, in their order. */
export const callsOf = async ({ control }: Sandbox, action: string): Promise<readonly Call[]> => {
  const answer = await fetch(new URL('/calls', control))
  const calls: readonly Call[] = JSON.parse(await answer.text())
  return calls.filter((call) => call.action === action)
}

/** The instances that were launched for a side, dead ones too, as EC2 has them. */
export const launchedOn = ({ world }: Sandbox, color = 'green'): readonly Instance[] =>
  [...world.compute.instances.values()].filter(({ tags }) => tags.get('switchover:color') === color)
