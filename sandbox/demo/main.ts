import { writeFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { UnfitMachine } from '../network.ts'
import { closing } from './closing.ts'
import { Narrator } from './narrate.ts'
import { page } from './picture/picture.ts'
import { reportFolder } from './places.ts'
import type { Recording } from './recording.ts'
import { requestRows, switchRows, table } from './table.ts'
import { faults } from './verdict.ts'

const HELP = `npm run demo

Starts an AWS on loopback with release v1 live, puts constant load on it, and runs the packaged action once per
command, as a workflow's runner would: status, deploy, rollback, deploy, retire, two deploys of sick releases, and a
dry run. It needs no network and no AWS account, and ends within 90 s with a picture, tables, and who is live.

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
  return conclude(recording, narrator, folder)
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

function conclude(recording: Recording, narrator: Narrator, folder: string): number {
  const say = (lines: readonly string[]) => {
    narrator.say()
    for (const line of lines) narrator.say(line)
  }
  const path = join(folder, 'picture.html')
  writeFileSync(path, page(recording))
  const wrong = faults(recording.told, recording.visits)
  say(table(requestRows(recording)))
  say(table(switchRows(recording)))
  say(closing(recording.told))
  say([`Picture: ${path}`])
  const bad = recording.visits.filter(({ result }) => result === 'lost').slice(0, 10)
  if (bad.length > 0)
    say(
      bad.map(({ sentMs, kind, path: asked, node, route, said }) =>
        narrator.style(
          'red',
          `lost at ${(sentMs / 1000).toFixed(2)} s: ${kind} ${asked} by ${node}, route ${route + 1}: ${said}`,
        ),
      ),
    )
  say(
    wrong.length === 0
      ? [narrator.style('green', '✓ No request was lost, and every command ended as told.')]
      : wrong.map((fault) => narrator.style('red', `✗ ${fault}`)),
  )
  return wrong.length === 0 ? 0 : WRONG
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (process.exitCode !== undefined) process.exit()
    const known = error instanceof UnfitMachine || (error instanceof TypeError && 'code' in error)
    console.error(known ? error.message : error)
    process.exit(known ? USAGE : WRONG)
  },
)
