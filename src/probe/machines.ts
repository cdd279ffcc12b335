import pLimit from 'p-limit'
import { counted } from '../deploy/counted.ts'
import { type Color, type Observation, other } from '../deploy/model.ts'
import type { Machine, Target } from '../deploy/side.ts'
import type { HttpSettings } from '../settings.ts'
import { expect, type Judged, type Values } from './expect.ts'
import { type Answer, ask } from './http.ts'
import { listed } from './words.ts'

/** One machine as a check sees it; `machine` is undefined for a registration that EC2 does not show. */
export interface Asked {
  readonly id: string
  readonly machine: Machine | undefined
  readonly targets: readonly Target[]
}

/** What asking all machines of a side found. */
export interface MachinesFound {
  readonly passed: boolean
  readonly said: string
  readonly machines: readonly string[]
}

const atOnce = 32

const isDraining = ({ state }: Target): boolean => state === 'draining' || state === 'unhealthy.draining'
const isGone = ({ state }: Machine): boolean =>
  state === 'terminated' || state === 'shutting-down' || state === 'stopped'

const askedOf = (seen: Observation, color: Color): readonly Asked[] => {
  const { machines, targets } = seen.sides[color]
  const shown = machines.map((machine) => ({
    id: machine.id,
    machine,
    targets: targets.filter(({ id }) => id === machine.id || id === machine.address),
  }))
  const known = new Set(shown.flatMap((asked) => asked.targets))
  const unknown = new Set(targets.filter((target) => !known.has(target)).map(({ id }) => id))
  return [
    ...shown,
    ...[...unknown].map((id) => ({
      id,
      machine: undefined,
      targets: targets.filter((target) => target.id === id),
    })),
  ]
}

/** Every machine of the attempt that lives, or that the config names: they are asked before they are registered. */
export const crewOf = (seen: Observation, color: Color, attempt: string): readonly Asked[] =>
  askedOf(seen, color).filter(
    ({ machine }) => machine !== undefined && isOf(machine, attempt) && !isGone(machine),
  )

const isOf = (machine: Machine, attempt: string): boolean =>
  machine.origin === 'named' || (machine.ours && machine.attempt === attempt)

/** Every machine that takes requests: registered, and not draining in every pair. */
export const registeredOf = (seen: Observation, color: Color): readonly Asked[] =>
  askedOf(seen, color).filter(({ targets }) => targets.some((target) => !isDraining(target)))

/** Every machine that may still have work: registered or running, and not ended. */
export const workersOf = (seen: Observation, color: Color): readonly Asked[] =>
  askedOf(seen, color).filter(({ machine }) => machine === undefined || !isGone(machine))

/** The port that the load balancer uses for this machine, else for the other machines of this side or the other. */
export const portOf = (asked: Asked, seen: Observation, color: Color): number | undefined =>
  [...asked.targets, ...seen.sides[color].targets, ...seen.sides[other(color)].targets][0]?.port

/** Where a machine is asked, or in words why it cannot be. */
export const addressOf = (asked: Asked): { readonly address: string } | { readonly said: string } => {
  const { machine, id } = asked
  if (machine === undefined) {
    return /^[\d.]+$|:/.test(id) ? { address: id } : { said: 'is registered, but EC2 does not show it' }
  }
  if (machine.state !== 'running') return { said: `is ${machine.state}` }
  return machine.address === undefined ? { said: 'has no address yet' } : { address: machine.address }
}

/** One HTTP question to a machine itself, at the port given, else the one that is registered. */
export const askMachine = async (
  asked: Asked,
  http: HttpSettings,
  host: string,
  where: { readonly seen: Observation; readonly color: Color },
  signal: AbortSignal,
): Promise<Answer> => {
  const at = addressOf(asked)
  if ('said' in at) return { kind: 'no-answer', said: at.said, reached: false }
  const port = http.port ?? portOf(asked, where.seen, where.color)
  if (port === undefined) return { kind: 'no-answer', said: 'no port is known to ask at', reached: false }
  const { method, path, protocol, certificate, body, withinMs, requestHeaders: headers } = http
  const { address } = at
  return ask({ address, port, protocol, certificate, host, method, path, headers, body, withinMs }, signal)
}

/** As many right answers in a row as are asked for; the first wrong one ends it. */
export const rowOf = async (
  http: HttpSettings,
  values: Values,
  once: () => Promise<Answer>,
): Promise<Judged & { readonly answer: Answer }> => {
  for (let row = 1; ; row += 1) {
    const answer = await once()
    const judged = await expect(answer, http, values)
    if (!judged.passed || row >= http.passes) return { ...judged, answer }
  }
}

/** Asks all of them, some at once; passed when there is one and all did. `verb`: what those that passed do. */
export const askAll = async (
  all: readonly Asked[],
  verb: string,
  one: (asked: Asked) => Promise<{ readonly passed: boolean; readonly said: string }>,
): Promise<MachinesFound> => {
  const limit = pLimit(atOnce)
  const found = await Promise.all(
    all.map((asked) => limit(async () => ({ id: asked.id, ...(await one(asked)) }))),
  )
  const good = found.filter(({ passed }) => passed)
  const bad = found.filter(({ passed }) => !passed).map(({ id, said }) => `${id}: ${said}`)
  return {
    passed: found.length > 0 && bad.length === 0,
    said: [
      `${good.length} of ${counted(found.length, 'machine')} ${verb}`,
      ...(bad.length > 0 ? [listed(bad)] : []),
    ].join('; '),
    machines: good.map(({ id }) => id),
  }
}
