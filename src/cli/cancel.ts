import { type Cancel, stopped } from '../cancel.ts'

/** A terminal that is closed says SIGHUP. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** How long leaving may take: nothing is begun any more, but the lease is given back. */
const leaveMs = 2_000

/** One Ctrl-C may come twice: from the terminal, and from npm or whoever else started this and passes it on. */
const echoMs = 500

/**
 * Takes the signals of a terminal from now on. The first is an answer, which may take its time: nobody kills this process
 * here. The second leaves: the next run goes on from there, as after a crash.
 */
export function onSignals(say: (text: string) => void): Cancel {
  const [cancel, end] = [new AbortController(), new AbortController()]
  const leave = () => process.exit(leftCode)
  let last = -echoMs
  for (const name of signals)
    process.on(name, () => {
      if (performance.now() - last < echoMs) return
      last = performance.now()
      if (end.signal.aborted) return leave()
      if (!cancel.signal.aborted) {
        say(`${name}: ending what can be ended now; once more leaves`)
        return cancel.abort(stopped('the run was cancelled'))
      }
      say(`${name}: leaving`)
      end.abort(stopped('the run was left'))
      setTimeout(leave, leaveMs).unref()
    })
  return { cancel: cancel.signal, end: end.signal }
}

/** The exit code of a run that was left: what a shell makes of a program that Ctrl-C ends. */
export const leftCode = 130
