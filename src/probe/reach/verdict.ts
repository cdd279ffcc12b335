/** What keeps a check from being asked from here. */
export interface Verdict {
  /** Where the check stands in the config; empty where no single one is meant. */
  readonly path: string
  /** The check in words. */
  readonly what: string
  /** It is known to fail; else it may. */
  readonly fails: boolean
  readonly said: string
  /** What to do about it, or what will be so. */
  readonly remedy: string
}
