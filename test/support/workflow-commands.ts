import type { WorkflowCommand } from './step/command-lines.ts'
import { lineEnd } from './step/output-lines.ts'
import { StepLog } from './step/step-log.ts'

/** What a person sees of a step's output, and what the runner did because of it. */
export interface ReadLog {
  readonly text: string
  readonly commands: readonly WorkflowCommand[]
}

/** Judges everything that a step printed at once. */
export function readLog(printed: string): ReadLog {
  const log = new StepLog()
  const text = printed.split(lineEnd).flatMap((line) => log.take(line).shown)
  return { text: text.join('\n'), commands: log.commands }
}
