import { type Color, colors } from '../../deploy/model.ts'
import { isDraining } from '../../deploy/seen.ts'
import type { Target } from '../../deploy/side.ts'
import { SwitchoverError } from '../../errors.ts'
import type { Scope } from '../scope.ts'

type Targets = Record<Color, readonly Target[]>

/** How long a group lets connections end. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay */
const key = 'deregistration_delay.timeout_seconds'

/** The delay of a group in milliseconds; undefined where the role may not know it. */
const delayOf = async (scope: Scope, arn: string, signal: AbortSignal): Promise<number | undefined> => {
  const elbv2 = await scope.clients.elbv2()
  try {
    const { Attributes } = await elbv2.describeTargetGroupAttributes({ TargetGroupArn: arn }, signal)
    const value = Attributes?.find(({ Key }) => Key === key)?.Value
    return value === undefined ? undefined : Number(value) * 1000
  } catch (error) {
    if (error instanceof SwitchoverError && error.code === 'denied') return undefined
    throw error
  }
}

/** Tells each draining target the delay of its group; a group is asked once, and only when something drains in it. */
export const createDrainDelays = (scope: Scope) => {
  const known = new Map<string, Promise<number | undefined>>()
  const read = (arn: string, signal: AbortSignal): Promise<number | undefined> => {
    const asked = known.get(arn) ?? delayOf(scope, arn, signal)
    known.set(arn, asked)
    // What failed is asked again at the next look.
    asked.catch(() => known.delete(arn))
    return asked
  }
  const told = async (color: Color, target: Target, signal: AbortSignal): Promise<Target> => {
    const arn = scope.settings.pairs[target.pair]?.[color]
    const drainsForMs = arn === undefined || !isDraining(target) ? undefined : await read(arn, signal)
    return drainsForMs === undefined ? target : { ...target, drainsForMs }
  }
  return async (targets: Targets, signal: AbortSignal): Promise<Targets> => {
    const [blue, green] = await Promise.all(
      colors.map((color) => Promise.all(targets[color].map((target) => told(color, target, signal)))),
    )
    return { blue: blue ?? [], green: green ?? [] }
  }
}
