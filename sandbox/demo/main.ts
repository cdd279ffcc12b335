import { enableCompileCache } from 'node:module'
import { parseArgs } from 'node:util'
import { UnfitMachine } from '../network.ts'
import { conclude } from './conclude.ts'
import { Narrator } from './narrate.ts'
import { reportFolder } from './places.ts'

const HELP = `npm run demo

Starts an AWS on loopback with release v1 live, puts constant load on it, and runs the packaged action once per
command, as a workflow's runner would: status, deploy, status, rollback, deploy, retire, two deploys of sick releases,
and a dry run. It needs no network and no AWS account, and ends within 90 s with a picture, tables, and who is live.

Exit status: 0 when no request was lost, none failed but by the release that turns sick, and every command ended as
told; 1 otherwise; 2 when it could not begin; 130 when it was interrupted. What it writes is in reports/demo.`

const WRONG = 1
const USAGE = 2

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { help: { type: 'boolean', short: 'h' } } })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const stop = interruptible()
  using narrator = new Narrator(process.stdout)
  const folder = reportFolder()
  // The AWS clients take most of a second to load: less the second time, and never before --help is answered.
  enableCompileCache()
  const { runDemo } = await import('./demo.ts')
  const recording = await runDemo({ narrator, folder, signal: stop })
  return conclude(recording, narrator, folder) ? 0 : WRONG
}

/** Aborted by Ctrl-C; a second one ends the process at once. */
function interruptible(): AbortSignal {
  const controller = new AbortController()
  for (const [name, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(code)
      process.exitCode = code
      controller.abort()
    })
  }
  return controller.signal
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (process.exitCode !== undefined) process.exit()
    const known = error instanceof UnfitMachine || isMisused(error)
    console.error(known ? error.message : error)
    process.exit(known ? USAGE : WRONG)
  },
)

/** Whether it says what is wrong with the command line. */
function isMisused(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
