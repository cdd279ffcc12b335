import { AwsError } from '../../aws-error.ts'
import type { LaunchDetails } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import { spotPriceTooLow } from './capacity-words.ts'
import { instanceTypes } from './instance-types.ts'
import type { LaunchRequest } from './launch-request.ts'

/** Dollars an hour for each virtual CPU; the sandbox's own. */
const PRICE = 0.0104

/** What a Spot Instance is beside others; nothing where it is on demand. */
export function spotOf(
  world: World,
  { InstanceMarketOptions: market }: LaunchRequest,
  type: string,
): Pick<LaunchDetails, 'spot' | 'spotRequest'> {
  if (market?.MarketType === undefined) return {}
  if (market.MarketType !== 'spot') {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${market.MarketType}) for parameter marketType is invalid.`,
    )
  }
  const { MaxPrice, SpotInstanceType, InstanceInterruptionBehavior } = market.SpotOptions ?? {}
  checkPrice(MaxPrice, type)
  const persistent = SpotInstanceType === 'persistent'
  if (
    !persistent &&
    InstanceInterruptionBehavior !== undefined &&
    InstanceInterruptionBehavior !== 'terminate'
  ) {
    throw new AwsError(
      'InvalidParameterCombination',
      `The interruption behavior '${InstanceInterruptionBehavior}' needs a persistent request.`,
    )
  }
  return { spot: true, spotRequest: { id: `sir-${world.random.hex(8)}`, persistent } }
}

function checkPrice(said: string | undefined, type: string): void {
  if (said === undefined) return
  const price = Number(said)
  if (said.trim() === '' || !(price > 0)) {
    throw new AwsError('InvalidParameterValue', `Invalid value '${said}' for spot price.`)
  }
  const least = priceOf(type)
  if (price < least) throw spotPriceTooLow(price, least)
}

/** What a Spot Instance of the type costs an hour. */
export function priceOf(type: string): number {
  return (instanceTypes.get(type)?.vcpus ?? 1) * PRICE
}
