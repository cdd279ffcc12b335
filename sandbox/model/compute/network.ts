import type { Clock } from '../../clock.ts'
import type { Compute, Subnet, Vpc } from '../compute.ts'
import type { Random } from '../random.ts'
import type { Settings } from '../settings.ts'
import { createAddresses } from './addresses.ts'
import { overlap, readBlock } from './blocks.ts'
import type { Image } from './image.ts'
import type { SecurityGroup } from './security-group.ts'

type Seeded = 'vpcs' | 'subnets' | 'images' | 'securityGroups'
type Adding = 'addVpc' | 'addSubnet' | 'deleteSubnet' | 'setMapPublicIp' | 'addImage' | 'addSecurityGroup'
type Asking = 'defaultSecurityGroup' | 'freeAddresses'

/** What instances need before they can be launched: networks with their addresses, groups and images. */
export interface Network extends Pick<Compute, Seeded | Adding | Asking> {
  takeAddress(subnetId: string): string
  releaseAddress(subnetId: string, address: string): void
}

/** At most 15: the sixteenth /20 of a /16 begins at the address range that nothing else may use. */
const MOST_SUBNETS = 15

/** The networks of one sandbox; all live in its 127.N.0.0/16, of which 127.N.0.0/20 is kept for its servers. */
export function createNetwork(world: { settings: Settings; clock: Clock; random: Random }): Network {
  const { settings, clock, random } = world
  const vpcs = new Map<string, Vpc>()
  const subnets = new Map<string, Subnet>()
  const images = new Map<string, Image>()
  const securityGroups = new Map<string, SecurityGroup>()
  const addresses = new Map<string, ReturnType<typeof createAddresses>>()

  function addressesOf(subnetId: string) {
    const found = addresses.get(subnetId)
    if (found === undefined) throw new Error(`there is no subnet ${subnetId}`)
    return found
  }

  /** The first /20 that no subnet has a part of. */
  function nextBlock(): string {
    const taken = [...subnets.values()].flatMap(({ cidr }) => readBlock(cidr) ?? [])
    for (let index = 1; index <= MOST_SUBNETS; index++) {
      const cidr = `127.${settings.network}.${16 * index}.0/20`
      const block = readBlock(cidr)
      if (block !== undefined && !taken.some((one) => overlap(one, block))) return cidr
    }
    throw new Error(`a sandbox has at most ${MOST_SUBNETS} subnets of this size`)
  }

  const addSecurityGroup: Compute['addSecurityGroup'] = (group) => {
    const { id = `sg-${random.hex(17)}`, vpcId, name, description = name } = group
    return keep(securityGroups, { id, vpcId, name, description })
  }

  return {
    vpcs,
    subnets,
    images,
    securityGroups,
    // Each comes with its default group: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
    addVpc({ id = `vpc-${random.hex(17)}` } = {}) {
      addSecurityGroup({ vpcId: id, name: 'default', description: 'default VPC security group' })
      return keep(vpcs, { id, cidr: `127.${settings.network}.0.0/16` })
    },
    addSubnet({ id = `subnet-${random.hex(17)}`, vpcId, zone, cidr = nextBlock() }) {
      const block = readBlock(cidr)
      if (block === undefined) throw new Error(`${cidr} is no block of addresses`)
      addresses.set(id, createAddresses(block))
      return keep(subnets, { id, vpcId, zone, cidr, mapPublicIp: false })
    },
    deleteSubnet(id) {
      subnets.delete(id)
      addresses.delete(id)
    },
    setMapPublicIp(id, mapPublicIp) {
      const subnet = subnets.get(id)
      if (subnet === undefined) throw new Error(`there is no subnet ${id}`)
      subnets.set(id, { ...subnet, mapPublicIp })
    },
    addImage: ({ id = `ami-${random.hex(17)}`, name }) => keep(images, { id, name, createdMs: clock.now() }),
    addSecurityGroup,
    defaultSecurityGroup(vpcId) {
      const found = [...securityGroups.values()].find((one) => one.vpcId === vpcId && one.name === 'default')
      if (found === undefined) throw new Error(`there is no VPC ${vpcId}`)
      return found
    },
    freeAddresses: (subnetId) => addressesOf(subnetId).free(),
    takeAddress: (subnetId) => addressesOf(subnetId).take(),
    releaseAddress: (subnetId, address) => addressesOf(subnetId).release(address),
  }
}

function keep<Thing extends { readonly id: string }>(all: Map<string, Thing>, thing: Thing): Thing {
  all.set(thing.id, thing)
  return thing
}
