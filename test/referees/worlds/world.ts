/** What stands in an AWS account before a list of calls is played in it. */
export interface Given {
  readonly vpc: string
  /** Of two different zones. */
  readonly subnets: readonly [Subnet, Subnet]
  /** A small part of the VPC in which no subnet is. */
  readonly spareBlock: string
  readonly securityGroup: string
  readonly image: string
  readonly type: string
}

interface Subnet {
  readonly id: string
  readonly zone: string
}

/** An AWS that a client can be pointed at by its environment alone. */
export interface World {
  readonly name: 'sandbox' | 'moto' | 'aws'
  /** AWS_ENDPOINT_URL, credentials and Region; empty for a real account, which the SDK finds by itself. */
  readonly env: Readonly<Record<string, string>>
  readonly given: Given
  /** Forgets everything; `given` may have other ids from then on. A real account forgets nothing. */
  reset(): Promise<void>
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
