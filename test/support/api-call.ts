/** A call of the AWS API, as the sandbox notes it. */
export interface ApiCall {
  /** When it came, by the sandbox's clock: ISO 8601. */
  readonly time: string
  readonly service: string
  readonly action: string
  readonly parameters: unknown
  readonly status: number
  readonly error?: string
}

/** Calls that only look. */
const reads = /^(Describe|Get|List|Simulate|Decode)/

/** Whether EC2 was only asked what it would answer; one that it refuses for another reason is no less a question. */
export const isDryRun = ({ parameters }: Pick<ApiCall, 'parameters'>): boolean =>
  /"DryRun":true/.test(JSON.stringify(parameters))

/** Whether a call changes something, or would have. */
export const isWrite = (call: Pick<ApiCall, 'action' | 'parameters'>): boolean =>
  !reads.test(call.action) && !isDryRun(call)
