/** What AWS answers instead of a result. `Receiver` faults are the service's, with a 5xx status. */
export class AwsError extends Error {
  override readonly name = 'AwsError'
  readonly code: string
  readonly status: number
  /** For `InvalidChangeBatch`: one sentence for each change that is wrong. */
  readonly messages: readonly string[] | undefined

  constructor(code: string, message: string, status = 400, messages?: readonly string[]) {
    super(message)
    this.code = code
    this.status = status
    this.messages = messages
  }
}
