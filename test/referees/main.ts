import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { installReferees } from './install/install.ts'
import { NotInstalled } from './install/step.ts'
import { fidelityPage, PAGE } from './verdicts/page.ts'
import { onAws } from './worlds/asked.ts'

const HELP = `npm run test:referees -- [FOLDER…] [options]

Judges that this project did not write: moto, botocore, the AWS CLI, Ansible, tentez, the AWS Load Balancer Controller,
GitHub's language service. They are installed into .referees/ (Python 3.11 or newer, Go 1.24.2 or newer), then asked; from
what they find docs/fidelity.md is written. With CI=true a page that was not up to date is a failure.

  FOLDER      only the judges of these folders of test/referees/: ansible, models …
  --install   install, and no more
  --page      write docs/fidelity.md from the verdicts that stand in test/referees/verdicts/, and no more
  --clean-up  remove from the account what an interrupted run with SWITCHOVER_REFEREE=aws left there, and no more
  --help      print this

  SWITCHOVER_REFEREE=aws   compare the sandbox with your own AWS account: see CONTRIBUTING.md for cost and rights
  SWITCHOVER_TENTEZ=PATH   a tentez that you have built yourself
  PYTHON=PATH              the Python to use`

const USAGE = 2

/** What is asked of a real account: all of it by the SDK, which needs no installing. */
const ON_AWS: readonly string[] = ['differential', 'promises']

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof NotInstalled)) throw error
  console.error(`The referees cannot run: ${error.message}`)
  process.exitCode = 1
}

async function main(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args)
  if (line === undefined) return USAGE
  const { values, positionals } = line
  if (values.help) return say(HELP)
  const known = onAws ? ON_AWS : judgeFolders()
  const unknown = positionals.filter((folder) => !known.includes(folder))
  if (unknown.length > 0)
    return misused(`No judge is in ${unknown.join(', ')}; there are ${known.join(', ')}.`)
  if (values.page) return writePage()
  if (values['clean-up']) {
    // The AWS clients take most of a second to load.
    const { cleanUp } = await import('./worlds/clean-up.ts')
    return cleanUp({}, say)
  }
  if (!onAws) await timed('install', () => installReferees(say))
  if (values.install) return 0
  const folders = positionals.length > 0 ? positionals : known
  // One thing at a time keeps below an account's quotas and rates.
  const status = await timed('ask', async () => ask(folders, onAws ? ['--no-file-parallelism'] : []))
  return status === 0 ? writePage() : status
}

function readCommandLine(args: readonly string[]) {
  const flag = { type: 'boolean' } as const
  const options = { help: flag, install: flag, page: flag, 'clean-up': flag }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    misused(`${error instanceof Error ? error.message : error}`)
    return undefined
  }
}

function misused(mistake: string): typeof USAGE {
  console.error(`${mistake}\nSee --help.`)
  return USAGE
}

/** Folders beside this file that hold a judge. */
function judgeFolders(): readonly string[] {
  const files = readdirSync(new URL('./', import.meta.url), { recursive: true, encoding: 'utf8' })
  const folders = files.filter((file) => file.endsWith('.referee.test.ts')).map((file) => dirname(file))
  return [...new Set(folders)].sort()
}

function ask(folders: readonly string[], options: readonly string[]): number {
  const reporters = ['--reporter=default', '--reporter=json', '--outputFile.json=reports/referees.json']
  const filters = folders.map((folder) => `test/referees/${folder}/`)
  const env = { ...process.env, SWITCHOVER_TEST_SIZE: 'referees' }
  const { status } = spawnSync('vitest', ['run', ...reporters, ...options, ...filters], {
    stdio: 'inherit',
    env,
  })
  return status ?? 1
}

/** Writes the page. Where CI looks on, a page that says something else than these verdicts is a failure. */
function writePage(): number {
  const before = readFileSync(PAGE, 'utf8')
  const page = fidelityPage()
  if (page === before) return say('docs/fidelity.md says what the referees found.')
  writeFileSync(PAGE, page)
  say('docs/fidelity.md was written anew: look at the change, and commit it with test/referees/verdicts/.')
  return process.env['CI'] === 'true' ? 1 : 0
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  say(`${what}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
  return result
}

function say(line: string): 0 {
  console.log(line)
  return 0
}
