import { setTimeout } from 'node:timers/promises'

/** Waits this long, or until `ending` says that waiting is of no more use; never rejects. */
export const pause = async (ms: number, ending: AbortSignal): Promise<void> => {
  // The rejection says only that `ending` came first, which every caller asks for itself.
  await setTimeout(ms, undefined, { signal: ending }).catch(() => undefined)
}

/** The promise's answer, unless the signal comes first: then its reason is thrown. */
export const unlessAborted = async <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> => {
  const aborted = Promise.withResolvers<never>()
  const stop = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    return await Promise.race([promise, aborted.promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
