import type { Outcome, Scene } from '../calls/call.ts'
import { stage } from '../calls/stage.ts'
import type { Answer } from '../clients/client.ts'
import type { Given } from '../worlds/world.ts'

/** How often each call was answered, and how; the same in every run, if what is added is. */
export interface Tally {
  add(call: string, answer: Answer): void
  /** By `elbv2 CreateRule`: `6 answers, 2 errors`. */
  words(): ReadonlyMap<string, string>
}

export function openTally(): Tally {
  const answers = new Map<string, Answer[]>()
  return {
    add: (call, answer) => answers.set(call, [...(answers.get(call) ?? []), answer]),
    words: () => new Map([...answers].map(([call, all]) => [call, inWords(all)])),
  }
}

/** The answers to the calls of a scene, each once, however often its client had to ask. */
export function answersOf(
  scene: Scene,
  outcomes: ReadonlyMap<string, Outcome>,
  given: Given,
  run: string,
): readonly (readonly [call: string, answer: Answer])[] {
  return scene.calls(stage(given, run, scene.name)).flatMap(({ id, service, operation }) => {
    const outcome = outcomes.get(id)
    return outcome === undefined || 'unplayed' in outcome
      ? []
      : [[`${service} ${operation}`, outcome] as const]
  })
}

/** Calls of a scene that this client was answered otherwise than the list says: refused, or not, or with another code. */
export function unexpected(
  scene: Scene,
  outcomes: ReadonlyMap<string, Outcome>,
  given: Given,
  run: string,
): readonly string[] {
  return scene.calls(stage(given, run, scene.name)).flatMap(({ id, fails = 'no error' }) => {
    const outcome = outcomes.get(id)
    const code = outcome !== undefined && 'error' in outcome ? outcome.error.code : 'no error'
    return code === fails ? [] : [`${scene.name}/${id}: ${code}, not ${fails}`]
  })
}

function inWords(answers: readonly Answer[]): string {
  const errors = answers.filter((answer) => 'error' in answer).length
  return [counted(answers.length - errors, 'answer'), counted(errors, 'error')].filter(Boolean).join(', ')
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`
}
