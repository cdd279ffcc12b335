import { startAction } from '../../test/support/runner.ts'
import { OutputLines } from '../../test/support/step/output-lines.ts'
import { StepLog } from '../../test/support/step/step-log.ts'
import type { Chapter } from './story.ts'

/** What every command of the demo is run with. */
export interface Stage {
  /** The sandbox's variables. */
  readonly env: Readonly<Record<string, string>>
  /** Path of the config. */
  readonly config: string
  /** Kills the command that runs. */
  readonly signal: AbortSignal
  /** Each line of the action's log, as a person sees it in GitHub. */
  onLine(line: string): void
}

/** How a command ended. */
export interface Ended {
  readonly outcome: string
  readonly code: number | null
  readonly outputs: Readonly<Record<string, string>>
}

/** Longer than any command of the story may take. */
const LIMIT_MS = 60_000
const FIRST_RUN = 1001

/** Runs the packaged action once, as a workflow's runner would, each time as a run of its own. */
export async function perform(chapter: Chapter, index: number, stage: Stage): Promise<Ended> {
  const lines = linesTo(stage.onLine)
  const action = startAction({
    inputs: { ...chapter.inputs, config: stage.config },
    env: stage.env,
    runId: FIRST_RUN + index,
    limitMs: LIMIT_MS,
    onOutput: lines.take,
  })
  const kill = () => action.kill()
  stage.signal.addEventListener('abort', kill, { once: true })
  const { outputs, code } = await action.done.catch((error: unknown) => {
    throw new Error(`"${chapter.title}" did not end; is this machine very busy?`, { cause: error })
  })
  stage.signal.removeEventListener('abort', kill)
  stage.signal.throwIfAborted()
  lines.end()
  return { outcome: outputs['outcome'] ?? 'none', code, outputs }
}

/** Cuts a stream into lines, and leaves out what the runner obeys instead of showing it. */
export function linesTo(print: (line: string) => void) {
  const log = new StepLog()
  const lines = new OutputLines((line) => {
    const { shown, command } = log.take(line)
    if (command === undefined) for (const text of shown) if (text.trim() !== '') print(text)
  })
  return { take: (text: string) => lines.write(text), end: () => lines.end() }
}
