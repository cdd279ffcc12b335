import type { WorkflowCommand } from './command-lines.ts'
import { readStepFiles, type Written } from './step-files.ts'
import type { StepFolder } from './step-folder.ts'
import { type Annotation, StepLog } from './step-log.ts'
import type { StepEnd } from './step-process.ts'

/** What GitHub makes of a step that ended. */
export interface StepResult extends Omit<StepEnd, 'lines' | 'cancelled'>, Written {
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'skipped'
  /** What a person sees in GitHub's log: masked, and of commands what came of them. */
  readonly log: string
  /** What GitHub shows beside it; at most ten of a level. */
  readonly annotations: readonly Annotation[]
  /** Every line that the runner took as a command. */
  readonly commands: readonly WorkflowCommand[]
}

/** What a step is judged by beside what it did. */
interface Around {
  /** What the runner said before the step began. */
  readonly warnings: readonly string[]
  readonly secrets: readonly string[]
}

/**
 * Judges a step by its exit code, by what it printed and by what it wrote. Its files are read even where it was
 * cancelled or killed; a cancelled step is cancelled whatever it made of that.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/StepsRunner.cs
 */
export function stepResult(end: StepEnd, folder: StepFolder, { warnings, secrets }: Around): StepResult {
  const { lines, cancelled, ...ended } = end
  const log = new StepLog(secrets)
  for (const warning of warnings) log.issue('warning', warning)
  for (const line of lines) log.take(line)
  const written = readStepFiles(folder, log)
  if (cancelled) log.issue('error', 'The operation was canceled.')
  const failed = log.failed || ended.code !== 0
  const { text, annotations, commands } = log
  const conclusion = cancelled ? 'cancelled' : failed ? 'failure' : 'success'
  return { ...ended, ...written, conclusion, log: text, annotations, commands }
}

/** Of a step whose condition said no. */
export const skippedStep: StepResult = {
  conclusion: 'skipped',
  ...{ code: null, signal: null, durationMs: 0 },
  ...{ log: '', annotations: [], commands: [] },
  ...{ outputs: {}, state: {}, exported: {}, path: [], summary: '' },
}
