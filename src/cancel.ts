import { SwitchoverError } from './errors.ts'

/** What whoever wants a run to end asks for: by signals, as a runner does it. */
export interface Cancel {
  /** The first signal: an answer is wanted (contract: a cancel is an answer). */
  readonly cancel: AbortSignal
  /** Nothing is begun any more, and what AWS has not answered yet is left: the kill is near. */
  readonly end: AbortSignal
}

/**
 * How long the answer may take. The runner kills 10 s after its first signal; what is left of them is for giving the
 * lease back and for telling how it ended.
 * https://docs.github.com/en/actions/reference/workflow-cancellation-reference
 */
const answerMs = 6_000

/** Takes SIGINT and SIGTERM of this process from now on: the first, whichever it is, is answered, the second ends it. */
export function onSignals(say: (text: string) => void): Cancel {
  const [cancel, end] = [new AbortController(), new AbortController()]
  const isOver = () => end.abort(stopped('the run was cancelled, and its time is over'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (cancel.signal.aborted) return isOver()
      say(`${signal}: ending what can be ended now`)
      cancel.abort(stopped('the run was cancelled'))
      setTimeout(isOver, answerMs).unref()
    })
  }
  return { cancel: cancel.signal, end: end.signal }
}

/** Why a run ends that was told to. */
export const stopped = (why: string): SwitchoverError =>
  new SwitchoverError('cancelled', why, 'Run the command again: it goes on from here.')
