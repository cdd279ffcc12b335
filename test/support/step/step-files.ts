import { pairsIn } from '../file-commands.ts'
import { lineEnd } from './output-lines.ts'
import type { StepFile, StepFolder } from './step-folder.ts'
import type { StepLog } from './step-log.ts'

/** What a step wrote to its files. */
export interface Written {
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  /** For the steps after it: variables, and folders for the front of PATH, the last one first. */
  readonly exported: Readonly<Record<string, string>>
  readonly path: readonly string[]
  /** As GitHub shows it: masked, and nothing where it was too long. */
  readonly summary: string
}

/** The most that GITHUB_STEP_SUMMARY may hold. */
const summaryLimit = 1024 * 1024

/**
 * Reads a step's files once its process has ended, however it did. What is wrong in one is told in the log.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs
 */
export function readStepFiles(folder: StepFolder, log: StepLog): Written {
  return {
    outputs: { ...log.outputs, ...pairs('OUTPUT', folder, log, named) },
    state: { ...log.state, ...pairs('STATE', folder, log) },
    exported: pairs('ENV', folder, log, exportable),
    path: folders(folder.read('PATH').toString()),
    summary: summary(folder.read('STEP_SUMMARY'), log),
  }
}

/** Whether a name may be stored; what is wrong with it is told, or thrown. */
type Judge = (name: string, log: StepLog) => boolean

function pairs(file: StepFile, folder: StepFolder, log: StepLog, judge: Judge = () => true) {
  const stored: Record<string, string> = {}
  try {
    for (const [name, value] of pairsIn(folder.read(file).toString()))
      if (judge(name, log)) stored[name] = value
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    log.fail(`Unable to process file command '${file.toLowerCase()}' successfully.`, why)
  }
  return stored
}

const named: Judge = (name) => {
  if (name === '') throw new Error("Value cannot be null. (Parameter 'name')")
  return true
}

const exportable: Judge = (name, log) => {
  if (name.toUpperCase() !== 'NODE_OPTIONS') return named(name, log)
  log.issue('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.")
  return false
}

/** A folder that is named twice is only where it was named last. */
function folders(text: string): readonly string[] {
  const lines = text.split(lineEnd).filter((line) => line !== '')
  return [...new Set(lines.reverse())]
}

function summary(bytes: Buffer, log: StepLog): string {
  if (bytes.length <= summaryLimit) return log.hide(bytes.toString())
  const sizes = [summaryLimit, bytes.length].map((size) => `${Math.floor(size / 1024)}k`)
  log.issue(
    'error',
    `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${sizes.join(', got ')}. For more information see: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary`,
  )
  return ''
}
