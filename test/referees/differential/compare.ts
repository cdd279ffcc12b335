import type { Call, Scene } from '../calls/call.ts'
import { type Playback, play } from '../calls/play.ts'
import { at } from '../calls/resolve.ts'
import { stage } from '../calls/stage.ts'
import type { Client } from '../clients/client.ts'
import type { World } from '../worlds/world.ts'
import { type Difference, differences } from './differences.ts'
import { type Normal, normalise } from './normalise.ts'

/** A world, and what asks it. */
export interface Side {
  readonly world: World
  readonly client: Client
}

export interface Comparison {
  /** Calls that were sent to both. */
  readonly calls: readonly Call[]
  readonly found: readonly Difference[]
  /** Where we answer another error, or none, than the list says AWS documents; or never show the state that is waited for. */
  readonly mistakes: readonly string[]
  /** What could not be deleted again in either. */
  readonly left: { readonly ours: readonly string[]; readonly theirs: readonly string[] }
}

/** Plays the scene on both sides at once and puts the answers next to each other. */
export async function compare(scene: Scene, ours: Side, theirs: Side, run: string): Promise<Comparison> {
  const [here, there] = await Promise.all([ours, theirs].map((side) => playOn(scene, side, run)))
  if (here === undefined || there === undefined) throw new Error('two sides were played')
  const calls = scene.calls(stage(ours.world.given, run, scene.name))
  return {
    calls,
    found: calls.flatMap((call) => inCall(scene, call, of(here, call), of(there, call))),
    mistakes: calls.flatMap((call) => undocumented(scene, call, of(here, call))),
    left: { ours: here.playback.left, theirs: there.playback.left },
  }
}

interface Played {
  readonly playback: Playback
  readonly answers: ReadonlyMap<string, Normal>
}

async function playOn(scene: Scene, { world, client }: Side, run: string): Promise<Played> {
  const playback = await play(scene, client, world, run)
  return { playback, answers: normalise(playback.outcomes, world.given) }
}

function of({ answers }: Played, { id }: Call): Normal {
  const answer = answers.get(id)
  if (answer === undefined) throw new Error(`${id} was not played`)
  return answer
}

function inCall(scene: Scene, call: Call, here: Normal, there: Normal): readonly Difference[] {
  const named = { call: `${scene.name}/${call.id}`, operation: `${call.service} ${call.operation}` }
  return differences(here, there).map((place) => ({ ...named, ...place }))
}

function undocumented(scene: Scene, { id, operation, fails, until }: Call, here: Normal): readonly string[] {
  if (until !== undefined && 'output' in here && !until.in.includes(at(here.output, until.path) ?? null))
    return [`${scene.name}/${id}: ${operation} never shows ${until.in.join(' or ')}`]
  const answered = 'refused' in here ? here.refused.replace(/^\d+ /, '') : undefined
  if (answered === fails) return []
  const [wanted, got] = [fails, answered].map((code) => code ?? 'an answer')
  return [`${scene.name}/${id}: ${operation} answers ${got}, where AWS documents ${wanted}`]
}
