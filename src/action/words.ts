import type { Command, Guard } from '../deploy/goal.ts'

// Records, so that a word missing here is a type error.
const commandWords: Readonly<Record<Command, true>> = {
  status: true,
  provision: true,
  test: true,
  switch: true,
  deploy: true,
  rollback: true,
  retire: true,
  sweep: true,
}
const guardWords: Readonly<Record<Guard, true>> = {
  'older-release': true,
  'same-release': true,
  'early-retire': true,
  'foreign-change': true,
  'smaller-side': true,
  'unhealthy-side': true,
  'unhealthy-live': true,
  replace: true,
  'rolled-back': true,
  adopted: true,
  kept: true,
  orphans: true,
  busy: true,
  'untrusted-event': true,
}

/** Every command and guard that an input may name. */
export const commands: readonly string[] = Object.keys(commandWords)
export const guards: readonly string[] = Object.keys(guardWords)

export const isCommand = (word: string): word is Command => Object.hasOwn(commandWords, word)
export const isGuard = (word: string): word is Guard => Object.hasOwn(guardWords, word)
