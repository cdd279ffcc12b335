/** How much there is to launch. What is left out has no bound but the subnets' addresses. */
export interface Capacity {
  /** Room for so many more launches; what ends gives none back. */
  readonly pools: readonly Pool[]
  /** Types that a zone does not have at all. */
  readonly notOffered: readonly { readonly type: string; readonly zone: string }[]
  /** The account's quotas: virtual CPUs that run on demand, as Spot Instances, and instances. */
  readonly vcpus?: number | undefined
  readonly spotVcpus?: number | undefined
  readonly instances?: number | undefined
}

/** Where it names neither subnet nor zone, no type, or no market, all are meant. */
export interface Pool {
  readonly subnet?: string | undefined
  readonly zone?: string | undefined
  readonly type?: string | undefined
  readonly spot?: boolean | undefined
  readonly room: number
}
