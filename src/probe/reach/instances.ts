import type { Observation } from '../../deploy/model.ts'
import { liveColor } from '../../deploy/seen.ts'
import type { Machine } from '../../deploy/side.ts'
import { type Tried, tryConnection } from '../connection.ts'
import { addressOf, portOf, registeredOf } from '../machines.ts'
import { noTls } from '../unreachable.ts'
import { listed } from '../words.ts'
import type { Need } from './needs.ts'
import type { Verdict } from './verdict.ts'

type InstanceNeed = Extract<Need, { to: 'instances' }>

/** This many live instances stand for those that will be launched. */
const mostTried = 3

interface Live {
  readonly machine: Machine
  readonly address: string
  /** Where the load balancer asks it. */
  readonly registered: number | undefined
}

/** The running instances of the live side. */
export const liveOf = (seen: Observation): readonly Live[] => {
  const color = liveColor(seen.routes)
  if (color === undefined) return []
  return registeredOf(seen, color).flatMap((asked) => {
    const at = addressOf(asked)
    return asked.machine === undefined || 'said' in at
      ? []
      : [{ machine: asked.machine, address: at.address, registered: portOf(asked, seen, color) }]
  })
}

/**
 * Connects to instances of the live side as it will be done with those of the other. No route to instances of our own
 * making, not even where the load balancer asks them, is one that is missing; all else is only unlikely to work.
 */
export const judgeInstances = async (
  needs: readonly InstanceNeed[],
  seen: Observation,
  signal: AbortSignal,
): Promise<readonly Verdict[]> => {
  const live = liveOf(seen).slice(0, mostTried)
  if (live.length === 0) return needs.length === 0 ? [] : [unknown(needs)]
  const known = new Map<string, Promise<Tried>>()
  const tried: TryOnce = (address, port, name) => {
    const key = `${address} ${port} ${name}`
    const made = known.get(key) ?? tryConnection({ address, port, name }, signal)
    known.set(key, made)
    return made
  }
  const verdicts = await Promise.all(needs.map((need) => judged(need, live, tried)))
  return verdicts.flat()
}

type TryOnce = (address: string, port: number, name: string | undefined) => Promise<Tried>

const judged = async (
  { path, what, port, name, otherwise }: InstanceNeed,
  live: readonly Live[],
  tried: TryOnce,
): Promise<readonly Verdict[]> => {
  const looks = await Promise.all(
    live.map(async ({ machine, address, registered }) => {
      const at = port ?? registered
      const own = at === undefined ? undefined : await tried(address, at, name)
      const usual = registered === undefined ? undefined : await tried(address, registered, undefined)
      return { machine, at, own, isOut: own?.routed === false && usual?.routed !== true }
    }),
  )
  const doubts = looks.flatMap(({ machine, at, own }) => {
    const doubt = own?.distrust ?? (own?.said === noTls ? noTls : undefined)
    return doubt === undefined ? [] : [`${machine.id}:${at} as ${name}: ${doubt}`]
  })
  // The new side may be another in this.
  if (doubts.length > 0) return [{ path, what, fails: false, said: listed(doubts), remedy: asIs }]
  if (looks.some(({ own }) => own === undefined || own.routed)) return []
  const said = listed(looks.map(({ machine, at, own }) => `${machine.id}:${at}: ${own?.said}`))
  const fails = looks.every(({ machine, isOut }) => machine.ours && isOut)
  return [
    {
      path,
      what,
      fails: fails && otherwise === undefined,
      said: `this runner has no route to the live instances, so it seems: ${said}`,
      remedy:
        otherwise ??
        'Use a runner that their security group lets in, ask `via: preview`, or test on the instances with `ssm`.',
    },
  ]
}

const asIs = 'where it is to be so, say `certificate: any`, or ask by `protocol: http`'

const unknown = (needs: readonly InstanceNeed[]): Verdict => ({
  path: '',
  what: listed(needs.map(({ what }) => what)),
  fails: false,
  said: 'no instance is live: whether this runner has a route to instances shows when they are asked',
  remedy: '',
})
