import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder.ts'

/** The files that a step writes for the runner, each named by a variable `GITHUB_…`, and by what they begin with. */
const files = {
  OUTPUT: 'set_output_',
  STATE: 'save_state_',
  ENV: 'set_env_',
  PATH: 'add_path_',
  STEP_SUMMARY: 'step_summary_',
} as const

export type StepFile = keyof typeof files

/** Where one step works; all of it is removed when this process ends. */
export interface StepFolder {
  readonly folder: string
  readonly home: string
  /** GITHUB_WORKSPACE, the step's current folder. */
  readonly workspace: string
  /** RUNNER_TEMP */
  readonly temp: string
  /** GITHUB_OUTPUT and the like. */
  readonly variables: Readonly<Record<string, string>>
  /** What stands in a file; nothing where the step has removed it. */
  read(file: StepFile): Buffer
}

/** Makes new, empty files for a step. */
export function newStepFolder(workspaceGiven?: string): StepFolder {
  const folder = temporaryFolder('runner-')
  const home = join(folder, 'home')
  const temp = join(folder, 'temp')
  const workspace = workspaceGiven ?? join(folder, 'workspace')
  const commands = join(temp, '_runner_file_commands')
  for (const made of [home, workspace, commands]) mkdirSync(made, { recursive: true })
  const path = (file: StepFile) => join(commands, `${files[file]}${folder.slice(-6)}`)
  const names = Object.keys(files) as StepFile[]
  for (const name of names) writeFileSync(path(name), '')
  return {
    folder,
    home,
    temp,
    workspace,
    variables: Object.fromEntries(names.map((name) => [`GITHUB_${name}`, path(name)])),
    read: (file) => (existsSync(path(file)) ? readFileSync(path(file)) : Buffer.alloc(0)),
  }
}
