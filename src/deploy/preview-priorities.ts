/**
 * At which priority the preview rule of each pair of target groups stands, by the listeners that the rules stand on.
 * The first on a listener has the configured one; the one after that is the lease's; further rules come behind it.
 */
export const previewPriorities = (listeners: readonly string[], priority: number): readonly number[] =>
  listeners.map((listener, pair) => {
    const before = listeners.slice(0, pair).filter((one) => one === listener).length
    return before === 0 ? priority : priority + 1 + before
  })
