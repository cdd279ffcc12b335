import type { RunningAction } from '../../support/runner.ts'
import type { Mapping } from '../support/config.ts'
import type { Stage } from '../support/stage.ts'
import { until } from '../support/until.ts'

/** A config whose traffic moves by steps, each of which stands until a test moves the time on. */
export const bySteps = {
  // Moving the time on must not end the lease.
  lease: '4h',
  switch: { steps: [10, 50, 100], every: '1m' },
  watch: { for: '1ms', http: { path: '/healthz' }, 'target-health': true },
} as const satisfies Mapping

/** A command on its way, and what it has said so far. */
export interface Told extends RunningAction {
  /** Comes back when the log says this; a command that ended before is an error. */
  says(words: string | RegExp): Promise<void>
}

/** Starts a command whose log is read along. */
export function started(stage: Stage, ...[command, inputs, around = {}]: Parameters<Stage['start']>): Told {
  let said = ''
  let over = false
  const running = stage.start(command, inputs, { ...around, onOutput: (text) => (said += text) })
  const end = () => (over = true)
  running.done.then(end, end)
  const isSaid = (words: string | RegExp) =>
    typeof words === 'string' ? said.includes(words) : words.test(said)
  return {
    ...running,
    async says(words) {
      await until(() => over || isSaid(words))
      if (!isSaid(words)) throw new Error(`it never said ${words}:\n${said}`)
    },
  }
}

interface Row {
  readonly release: string
  readonly requests: number
}

/** How often each release answered, by the sandbox's own books, while so many requests were made to each node of each route. */
export async function answers(
  { sandbox }: Stage,
  each: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, number>>> {
  const books = async (): Promise<readonly Row[]> =>
    (await (await fetch(`${sandbox.control}/traffic`)).json()) as readonly Row[]
  const before = await books()
  for (const url of sandbox.nodes.flat()) {
    for (let i = 0; i < each; i += 20) {
      const some = Array.from({ length: 20 }, () => fetch(`${url}/version`, { headers }))
      for (const answer of await Promise.all(some)) await answer.text()
    }
  }
  const counts: Record<string, number> = {}
  for (const [rows, sign] of [
    [before, -1],
    [await books(), 1],
  ] as const) {
    for (const { release, requests } of rows) counts[release] = (counts[release] ?? 0) + sign * requests
  }
  return counts
}

/** Percent of the answers that a release gave. */
export function percent(counts: Readonly<Record<string, number>>, release: string): number {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (100 * (counts[release] ?? 0)) / all
}
