import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NotInstalled, step } from './step.ts'
import { installed, tools } from './tools.ts'

const OLDEST = '3.11'
const pins = new URL('requirements.txt', import.meta.url)
const stamp = join(installed, 'venv', 'requirements.sha256')

/** Makes the virtual environment that holds moto, botocore, the AWS CLI and Ansible, unless it stands with these pins. */
export async function installPython(say: (line: string) => void): Promise<void> {
  const wanted = createHash('sha256').update(readFileSync(pins)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const python = await findPython()
  say(`Python: a virtual environment by ${python}, with moto, boto3, the AWS CLI and Ansible (about 600 MB)`)
  rmSync(join(installed, 'venv'), { recursive: true, force: true })
  await step(python, ['-m', 'venv', join(installed, 'venv')], 'Debian keeps this module in python3-venv.')
  await step(tools.python, pipInstall, 'Is the package index reachable? PIP_INDEX_URL names another one.')
  writeFileSync(stamp, wanted)
}

/** Compiling 20,000 files of which few are imported costs more than the rest of the installation. */
const pipInstall = [
  ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input'],
  ...['--no-compile', '--no-deps', '--require-hashes', '--only-binary', ':all:'],
  ...['--requirement', pins.pathname],
]

async function findPython(): Promise<string> {
  const names = [process.env['PYTHON'], 'python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11']
  for (const name of names) if (name !== undefined && (await isRecent(name))) return name
  throw new NotInstalled(
    `No Python ${OLDEST} or newer was found. Install one, or name it in the variable PYTHON.`,
  )
}

async function isRecent(python: string): Promise<boolean> {
  const question = `import sys; print(sys.version_info >= (${OLDEST.replace('.', ', ')}))`
  const answer = await step(python, ['-c', question], '').catch(() => 'False')
  return answer.trim() === 'True'
}
