/** A group of a VPC; it keeps nothing out. */
export interface SecurityGroup {
  readonly id: string
  readonly vpcId: string
  readonly name: string
  readonly description: string
}
