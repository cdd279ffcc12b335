import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = fileURLToPath(new URL('../../..', import.meta.url))

/** What is installed for the referees alone; ignored by git, made anew when the pins change. */
export const installed = join(repository, '.referees')

const inVenv = (program: string) => join(installed, 'venv', 'bin', program)
const inBin = (program: string) => join(installed, 'bin', program)

/** Paths of the judges. Each exists once `install.ts` has run. */
export const tools = {
  python: inVenv('python'),
  motoServer: inVenv('moto_server'),
  aws: inVenv('aws'),
  ansiblePlaybook: inVenv('ansible-playbook'),
  zizmor: inVenv('zizmor'),
  actionlint: inBin('actionlint'),
  /** Where Go programs are put. */
  goBin: inBin(''),
} as const
