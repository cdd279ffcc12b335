/** By the ids of their leaders, the groups that still run, and the signal that ends each. */
const running = new Map<number, NodeJS.Signals>()

process.on('exit', () => {
  for (const pid of running.keys()) endGroup(pid)
})

/** Has the group that a detached child leads end with this process, by this signal, unless it has ended before. */
export function watchGroup(pid: number | undefined, endedBy: NodeJS.Signals = 'SIGKILL'): void {
  if (pid !== undefined) running.set(pid, endedBy)
}

/** Signals every process of a group that is watched. */
export function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined || !running.has(pid)) return
  try {
    process.kill(-pid, signal)
  } catch (error) {
    // ESRCH: the whole group has ended already, which is what a kill is for.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Ends what is left of a group; from then on its id may be another's. */
export function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  signalGroup(pid, running.get(pid) ?? 'SIGKILL')
  running.delete(pid)
}
