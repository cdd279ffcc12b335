import type { EventEmitter } from 'node:events'
import type { Capacity } from './compute/capacity.ts'
import type { ConsoleOutput } from './compute/console-output.ts'
import type { Image } from './compute/image.ts'
import type { KeyPair } from './compute/key-pair.ts'
import type { LaunchTemplate, LaunchTemplateVersion } from './compute/launch-template.ts'
import type { SecurityGroup } from './compute/security-group.ts'
import type { Volume } from './compute/volume.ts'

export type InstanceState = 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped'

export interface StateReason {
  readonly code: string
  readonly message: string
}

/** What a launch may say beside image, type, place and tags; Describe gives it back. */
export interface LaunchDetails {
  readonly keyName?: string
  readonly securityGroupIds?: readonly string[]
  readonly profile?: { readonly arn?: string; readonly name?: string }
  readonly spot?: boolean
  /** Of the request for a Spot Instance; a persistent one can be stopped. */
  readonly spotRequest?: { readonly id: string; readonly persistent: boolean }
  /** Whether it gets a public address whenever it runs. */
  readonly publicAddress?: boolean
  readonly metadata?: Readonly<Record<string, string | number>>
  readonly volumes?: readonly Volume[]
  readonly ebsOptimized?: boolean
  /** Detailed monitoring. */
  readonly monitored?: boolean
  readonly launchTemplate?: { readonly id: string; readonly name: string; readonly version: number }
}

export interface Instance {
  readonly id: string
  readonly imageId: string
  readonly type: string
  readonly state: InstanceState
  readonly stateReason?: StateReason | undefined
  readonly privateAddress: string
  /** Known from `running` on, when the launch asked for one. */
  readonly publicAddress?: string | undefined
  readonly subnetId: string
  readonly vpcId: string
  readonly zone: string
  readonly createdMs: number
  /** When it was last started. */
  readonly launchedMs: number
  /** When it was last asked to end or stop. */
  readonly leftMs?: number
  /** When it last began to run; undefined for one that never did, or did from the start. */
  readonly runningMs?: number
  /** Before this instant the instance cannot be found by id (eventual consistency). */
  readonly visibleMs: number
  readonly clientToken?: string | undefined
  readonly reservationId: string
  readonly interfaceId: string
  readonly index: number
  /** Decoded, one character for each byte: it may be compressed. */
  readonly userData?: string | undefined
  readonly tags: ReadonlyMap<string, string>
  readonly launch: LaunchDetails
  readonly protectedFromTermination: boolean
  readonly protectedFromStop: boolean
}

export interface Vpc {
  readonly id: string
  readonly cidr: string
}

export interface Subnet {
  readonly id: string
  readonly vpcId: string
  readonly zone: string
  readonly cidr: string
  /** Whether what is launched into it gets a public address when the launch says nothing. */
  readonly mapPublicIp: boolean
}

/** Instances to launch, all of one kind and in one subnet. What is asked for must be valid and there must be room. */
export interface LaunchOrder {
  readonly imageId: string
  readonly type: string
  readonly subnetId: string
  readonly count: number
  /** Decoded, one character for each byte. */
  readonly userData?: string | undefined
  readonly tags?: ReadonlyMap<string, string>
  /** Of each instance's network interface. */
  readonly interfaceTags?: ReadonlyMap<string, string>
  readonly clientToken?: string | undefined
  readonly protectedFromTermination?: boolean
  readonly protectedFromStop?: boolean
  /** One for each instance; its volumes are its own. */
  readonly details?: () => LaunchDetails
  /** Found by every read and running from the start; for what is there when a sandbox starts. */
  readonly atOnce?: boolean
}

/** Makes the clock wait for what a listener began. */
export type Until = (work: Promise<void>) => void

export interface ComputeEvents {
  /** The instance reached `running`: its user data is run and its program may listen on its private address. */
  running: [instance: Instance, until: Until]
  /**
   * A service launches in the user's name. A listener throws what AWS would answer a call of the user's own; `die`
   * has what is launched die.
   */
  launching: [request: object, die: (ms: number, reason?: StateReason) => void]
  /** The instance left `pending` or `running` for good or for now: its processes end. */
  stopped: [instance: Instance, until: Until]
  /** The instance has begun to end for good, whatever its state was. */
  ended: [instance: Instance]
}

/** The state of EC2 and its rules. Methods that change something expect ids that exist. */
export interface Compute {
  readonly events: EventEmitter<ComputeEvents>
  readonly instances: ReadonlyMap<string, Instance>
  /** Console output of an instance: what its user data printed, and when the last of it. */
  readonly console: Map<string, ConsoleOutput>
  /** What EC2 kept of it, shortly after each change of state. */
  readonly keptConsole: ReadonlyMap<string, ConsoleOutput>
  readonly vpcs: ReadonlyMap<string, Vpc>
  readonly subnets: ReadonlyMap<string, Subnet>
  readonly images: ReadonlyMap<string, Image>
  readonly securityGroups: ReadonlyMap<string, SecurityGroup>
  readonly launchTemplates: ReadonlyMap<string, LaunchTemplate>
  readonly keyPairs: ReadonlyMap<string, KeyPair>
  /** Names of the instance profiles that are there: IAM itself is not. */
  readonly instanceProfiles: Set<string>
  readonly capacity: Capacity
  /** Changes what is named and leaves the rest. */
  setCapacity(change: Partial<Capacity>): void
  /** The sandbox's VPCs are all 127.N.0.0/16, each with a default security group. */
  addVpc(vpc?: { readonly id?: string }): Vpc
  /** Without a block of its own the next free /20 of the VPC; at most 15 of these. */
  addSubnet(subnet: {
    readonly id?: string
    readonly vpcId: string
    readonly zone: string
    readonly cidr?: string
  }): Subnet
  deleteSubnet(id: string): void
  setMapPublicIp(subnetId: string, mapPublicIp: boolean): void
  addKeyPair(key: Pick<KeyPair, 'name' | 'kind' | 'fingerprint'>): KeyPair
  deleteKeyPair(id: string): void
  addImage(image: { readonly id?: string; readonly name: string }): Image
  addSecurityGroup(group: {
    readonly id?: string
    readonly vpcId: string
    readonly name: string
    readonly description?: string
  }): SecurityGroup
  /** What a launch, or a load balancer, gets that names no group. */
  defaultSecurityGroup(vpcId: string): SecurityGroup
  addLaunchTemplate(name: string): LaunchTemplate
  addLaunchTemplateVersion(
    id: string,
    version: Pick<LaunchTemplateVersion, 'data' | 'description'>,
  ): LaunchTemplateVersion
  setDefaultVersion(id: string, version: number): void
  deleteLaunchTemplate(id: string): void
  /** How many more instances the subnet has addresses for. */
  freeAddresses(subnetId: string): number
  launch(order: LaunchOrder): readonly Instance[]
  terminate(id: string): void
  stop(id: string): void
  start(id: string): void
  /** Changes what ModifyInstanceAttribute may change. */
  modify(
    id: string,
    change: Partial<
      Pick<Instance, 'protectedFromTermination' | 'protectedFromStop' | 'type' | 'userData' | 'launch'>
    >,
  ): void
  /** After `ms`, an instance that is pending or running turns terminated by a fault of AWS's; `reason` says which. */
  dieAfter(id: string, ms: number, reason?: StateReason): void
  /** The instance as reads show it: not before it is visible, and as it was `settings.staleReadsMs` ago. */
  shown(id: string): Instance | undefined
  shownInstances(): readonly Instance[]
  /** Whether calls by this id are answered; what they do follows the present state. */
  isKnown(id: string): boolean
  /** Tags of any EC2 resource as they are. */
  tagsOf(resourceId: string): ReadonlyMap<string, string>
  setTags(resourceId: string, tags: ReadonlyMap<string, string>): void
  /** Tags of every EC2 resource as reads show them. */
  shownTags(): ReadonlyMap<string, ReadonlyMap<string, string>>
  /** What a client token was used for: in one zone, or regionally. */
  readonly clientTokens: Map<string, { readonly parameters: string; readonly instanceIds: readonly string[] }>
  /** What a client token made of launch templates, by call and token. */
  readonly templateTokens: Map<
    string,
    { readonly parameters: string; readonly templateId: string; readonly version: number }
  >
}
