/** A signal that comes this long after the other: what AWS may have begun must become known, to be ended properly. */
export const outliving = (signal: AbortSignal, ms: number): Disposable & { readonly signal: AbortSignal } => {
  const later = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const begin = () => {
    timer = setTimeout(() => later.abort(signal.reason), ms)
  }
  signal.addEventListener('abort', begin, { once: true })
  const dispose = () => {
    signal.removeEventListener('abort', begin)
    clearTimeout(timer)
  }
  return { signal: later.signal, [Symbol.dispose]: dispose }
}
