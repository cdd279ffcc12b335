import { hasFinished } from '../deploy/leaving.ts'
import type { BusySettings, CommandSettings } from '../settings.ts'
import type { CommandParts } from './command/commands.ts'
import { runOnEach } from './command/each.ts'
import { askHttp, type MachineCheck } from './machine-checks.ts'
import { type Asked, askAll, type MachinesFound, workersOf } from './machines.ts'
import { oneLine } from './words.ts'

/** What is asked of the machines of a side that ends. */

/**
 * Whether no machine of the side has work left; whatever is no right answer counts as work. One whose end has begun
 * said so before.
 */
export const askBusy = async (
  parts: CommandParts,
  busy: BusySettings,
  check: MachineCheck,
): Promise<MachinesFound> => {
  const { seen, act } = check
  const workers = workersOf(seen, act.side.color).filter(
    ({ machine }) => machine === undefined || !hasFinished(seen.memo, machine),
  )
  if (workers.length === 0) return { passed: true, said: 'no machine is left to work', machines: [] }
  if (busy.kind === 'http') return askAll(workers, quiet, (asked) => askWorker(check, asked, busy))
  // What it writes each time it is asked nobody wants to read; its last lines are the reason.
  return runOnEach({ ...parts, hear: () => undefined }, busy, workers, quiet, check)
}

const quiet = 'without work'

const askWorker = async (
  check: MachineCheck,
  asked: Asked,
  { http }: Extract<BusySettings, { kind: 'http' }>,
) => {
  const { passed, said, answer } = await askHttp(check, asked, http)
  if (answer.kind === 'no-answer' || passed) return { passed, said }
  const heard = oneLine(`${answer.status} ${answer.body}`)
  return { passed, said: isNoWord(answer.status) ? `${heard}; is ${http.path} the path to ask?` : heard }
}

/** Statuses of a server that knows no such question: it works on as far as anybody knows, perhaps for ever. */
const isNoWord = (status: number): boolean =>
  (status >= 300 && status < 400) || [401, 403, 404, 405].includes(status)

/** A command on, or for, each of the machines that end; those that it passed on are named. */
export const runBeforeEnd = async (
  parts: CommandParts,
  command: CommandSettings,
  check: MachineCheck,
): Promise<MachinesFound> => {
  const { seen, act } = check
  const meant = workersOf(seen, act.side.color).filter(({ id }) => act.machines?.includes(id) ?? true)
  return runOnEach(parts, command, meant, 'done', check)
}
