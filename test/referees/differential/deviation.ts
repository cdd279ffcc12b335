/**
 * Where the sandbox and moto answer differently, and may: by name, with AWS's page that says who is right. A difference
 * that no entry names fails, and so does an entry that names no difference.
 */
export interface Deviation {
  /** Calls of the list: all of an operation (`elbv2 CreateRule`), of a service (`elbv2 *`), or one (`rules/taken`). */
  readonly calls: readonly string[]
  /**
   * Where in the answer, as the end of a path: `Instances[].State.Name` is meant wherever it stands; the whole answer
   * where it is empty. One of these.
   */
  readonly paths: readonly string[]
  /** What each answers: a value in JSON, `absent`, `an answer`, or an error (`400 PriorityInUse`); `*` is anything. */
  readonly sandbox: string
  readonly moto: string
  /** `moto` or `both`: then it is a limit of the sandbox's too, or AWS does not say. */
  readonly right: 'sandbox' | 'moto' | 'both'
  /** AWS's page. */
  readonly page: string
  readonly because: string
}
