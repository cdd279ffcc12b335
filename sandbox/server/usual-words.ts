import type { World } from '../model/world.ts'
import {
  insufficientCapacity,
  insufficientSpot,
  noAddresses,
  notOffered,
  spotPriceTooLow,
  tooManyInstances,
  tooManyVcpus,
  tooMuchSpot,
} from '../operations/ec2/capacity-words.ts'
import { priceOf } from '../operations/ec2/launch-spot.ts'

/** A new account's. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html */
const USUAL_VCPUS = 32
const USUAL_INSTANCES = 20

interface Launch {
  readonly InstanceType?: string
  readonly SubnetId?: string
  readonly MinCount?: number
  readonly InstanceMarketOptions?: {
    readonly MarketType?: string
    readonly SpotOptions?: { readonly MaxPrice?: string }
  }
}

/** What AWS says with a code of EC2 that a fault asks for; undefined where the code is none that depends on the call. */
export function usualWords(world: World, code: string, input: unknown): string | undefined {
  const {
    InstanceType: type = 'm1.small',
    SubnetId: subnetId = '',
    MinCount: count = 1,
    InstanceMarketOptions: market,
  } = (input ?? {}) as Launch
  const isSpot = market?.MarketType === 'spot'
  const zone = world.compute.subnets.get(subnetId)?.zone ?? `${world.settings.region}a`
  switch (code) {
    case 'InsufficientInstanceCapacity':
      return (isSpot ? insufficientSpot() : insufficientCapacity(world, type, zone)).message
    case 'Unsupported':
      return notOffered(world, type, zone).message
    case 'InsufficientFreeAddressesInSubnet':
      return noAddresses(subnetId).message
    case 'VcpuLimitExceeded':
      return tooManyVcpus(USUAL_VCPUS).message
    case 'InstanceLimitExceeded':
      return tooManyInstances(USUAL_INSTANCES + count, USUAL_INSTANCES).message
    case 'MaxSpotInstanceCountExceeded':
      return tooMuchSpot().message
    case 'SpotMaxPriceTooLow':
      return spotPriceTooLow(Number(market?.SpotOptions?.MaxPrice ?? priceOf(type) / 2), priceOf(type))
        .message
    default:
      return undefined
  }
}
