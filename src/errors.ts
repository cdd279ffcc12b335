/** Why the tool could not do its work. A release that fails its tests is not an error: it is an outcome. */
export type ErrorCode =
  /** An input or the config is wrong; nothing was read from or written to AWS. */
  | 'bad-input'
  /** The config does not fit what is in AWS; nothing was written. */
  | 'bad-world'
  /** Another run holds the lease. */
  | 'leased'
  /** The lease was lost midway; no further act was started. */
  | 'lease-lost'
  /** R8: the act would have taken capacity from under production traffic. */
  | 'live-side'
  /** AWS denied a call. */
  | 'denied'
  /** The credentials ended. */
  | 'expired'
  /** AWS answered with an error that no retry mends. */
  | 'aws'
  /** AWS could not be reached. */
  | 'unreachable'
  /** Stopped by a signal. */
  | 'cancelled'

/** The tool could not do its work: what, where, which value in the message; what to do about it in the remedy. */
export class SwitchoverError extends Error {
  override readonly name = 'SwitchoverError'
  readonly code: ErrorCode
  /** What the reader can do about it, as a full sentence. */
  readonly remedy: string

  constructor(code: ErrorCode, message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.remedy = remedy
  }
}

/** Whether it says that the world, or what was asked for, is not as it should be: nothing was changed. */
export const isRefused = ({ code }: SwitchoverError): boolean =>
  code === 'bad-world' || code === 'bad-input' || code === 'leased'

/** The error in two sentences: what is wrong, and what to do about it. */
export const inWords = ({ message, remedy }: SwitchoverError): string =>
  `${message.replace(/\.$/, '')}. ${remedy}`
