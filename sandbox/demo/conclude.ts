import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closing } from './closing.ts'
import type { Narrator } from './narrate.ts'
import { page } from './picture/picture.ts'
import type { Recording } from './recording.ts'
import { requestRows, switchRows, table } from './table.ts'
import { faults } from './verdict.ts'

/** Load that comes in heaps of a second is not constant. */
const TOO_LATE_MS = 1000

/** What happened to the first lost requests, and whether this machine may be the cause. */
function lossesOf({ visits, lateMs }: Recording): readonly string[] {
  const lost = visits.filter(({ result }) => result === 'lost').slice(0, 10)
  const told = lost.map(
    ({ sentMs, kind, path, node, route, said }) =>
      `lost at ${(sentMs / 1000).toFixed(2)} s: ${kind} ${path} by ${node}, route ${route + 1}: ${said}`,
  )
  const busy = `This machine was too busy for an honest load: requests were sent up to ${Math.round(lateMs)} ms late.`
  return lateMs > TOO_LATE_MS ? [...told, busy] : told
}

/** Writes the picture, tells tables, faults and who is live; gives whether the demo kept its promise. */
export function conclude(recording: Recording, narrator: Narrator, folder: string): boolean {
  const say = (lines: readonly string[]) => {
    if (lines.length === 0) return
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
  say(lossesOf(recording).map((line) => narrator.style('red', line)))
  say(
    wrong.length === 0
      ? [narrator.style('green', '✓ No request was lost, and every command ended as told.')]
      : wrong.map((fault) => narrator.style('red', `✗ ${fault}`)),
  )
  return wrong.length === 0
}
