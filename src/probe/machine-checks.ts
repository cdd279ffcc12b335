import type { CheckAct } from '../deploy/acts.ts'
import type { Observation } from '../deploy/model.ts'
import type { RemoteCommands } from '../deploy/ports.ts'
import type { HttpSettings, ServiceSettings, TestSettings } from '../settings.ts'
import { tryConnection } from './connection.ts'
import { type Values, valuesOf } from './expect.ts'
import {
  type Asked,
  addressOf,
  askAll,
  askMachine,
  crewOf,
  type MachinesFound,
  registeredOf,
  rowOf,
} from './machines.ts'
import { duration } from './words.ts'

/** A check that asks machines, not the load balancer. */
export interface MachineCheck {
  readonly act: CheckAct
  readonly seen: Observation
  readonly host: string
  readonly values: Values
  readonly signal: AbortSignal
}

export const checkOf = (
  settings: ServiceSettings,
  act: CheckAct,
  seen: Observation,
  signal: AbortSignal,
): MachineCheck => ({ act, seen, signal, host: settings.host, values: valuesOf(settings, act.side) })

const readyWithinMs = 2000

const askTcp = async (asked: Asked, port: number, withinMs: number, signal: AbortSignal) => {
  const at = addressOf(asked)
  if ('said' in at) return { passed: false, said: at.said }
  const { connected, said } = await tryConnection({ ...at, port, name: undefined }, signal, withinMs)
  return { passed: connected, said: `port ${port}: ${said}` }
}

export const askHttp = (check: MachineCheck, asked: Asked, http: HttpSettings) => {
  const where = { seen: check.seen, color: check.act.side.color }
  return rowOf(http, check.values, () => askMachine(asked, http, check.host, where, check.signal))
}

/** Whether every machine of the attempt answers; one that is younger than the delay is not asked yet. */
export const askReady = async (
  check: MachineCheck,
  ready: NonNullable<ServiceSettings['ready']>,
  now: number,
  commands: RemoteCommands,
): Promise<MachinesFound> => {
  const { probe } = ready
  const { side } = check.act
  const crew = crewOf(check.seen, side.color, side.attempt)
  // AWS tells both times in whole seconds: nothing has to wait longer than the delay.
  const leftOf = ({ machine }: Asked) =>
    Math.min(ready.delayMs, (machine?.launched ?? now) + ready.delayMs - now)
  const due = crew.filter((asked) => leftOf(asked) <= 0).map(({ id }) => id)
  // One question for all: an agent is no server to connect to.
  const online = new Set('ssm' in probe && due.length > 0 ? await commands.online(due, check.signal) : [])
  return askAll(crew, 'ready', async (asked) => {
    const leftMs = leftOf(asked)
    if (leftMs > 0) return { passed: false, said: `is asked in ${duration(leftMs)}` }
    if ('tcp' in probe) return askTcp(asked, probe.tcp, readyWithinMs, check.signal)
    if ('http' in probe) return askHttp(check, asked, probe.http)
    return { passed: online.has(asked.id), said: 'its Systems Manager agent is not online' }
  })
}

/** A release test on every registered machine itself; one that cannot be reached is a failure that says so. */
export const testInstances = (
  check: MachineCheck,
  test: Extract<TestSettings, { kind: 'http' | 'tcp' }>,
): Promise<MachinesFound> =>
  askAll(registeredOf(check.seen, check.act.side.color), 'right', (asked) =>
    test.kind === 'tcp'
      ? askTcp(asked, test.port, test.withinMs, check.signal)
      : askHttp(check, asked, test.http),
  )
