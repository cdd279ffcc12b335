import { createHash } from 'node:crypto'
import type { Goal } from '../deploy/goal.ts'
import type { Mistake } from '../deploy/ports.ts'
import type { CommandSettings, TestSettings } from '../settings.ts'
import type { Config, ServiceConfig } from './config/config.ts'
import { holdTermsOf } from './config/settings/hold-terms.ts'
import type { Context } from './context.ts'
import type { Inputs } from './inputs.ts'
import { didYouMean } from './suggest.ts'

/** The services that the input names, in its order: the only one, a list, or all in the config's order. */
export function chooseServices(
  asked: readonly string[],
  { services }: Config,
): { readonly names: readonly string[]; readonly mistakes: readonly Mistake[] } {
  const known = Object.keys(services)
  if (asked.includes('*')) return { names: known, mistakes: [] }
  if (asked.length === 0 && known.length > 1) {
    const said = `the config has ${known.length} services: ${known.join(', ')}`
    return { names: [], mistakes: [{ path: 'service', said, remedy: 'Name one, a comma list, or *.' }] }
  }
  const mistakes = asked
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: 'service',
      said: `${JSON.stringify(name)} is not in the config`,
      remedy: didYouMean(name, known),
    }))
  return { names: asked.length === 0 ? known : asked, mistakes }
}

/** What makes two attempts at the same release the same build. */
export interface BuildParts {
  readonly release: string
  readonly commit: string
  /** What the fleet says an instance is made from: image, template, hash of the user data … */
  readonly ingredients: readonly string[]
  readonly tests: readonly TestSettings[]
  /** Scripts with their whole text. */
  readonly setUp: readonly CommandSettings[]
  readonly migrate: CommandSettings | undefined
  readonly count: Goal['terms']['count']
}

/** 16 hexadecimal digits that are the same whenever all the parts are. */
export function buildOf({ count, setUp, ...rest }: BuildParts): string {
  // A count that follows the live side is no part of the build: the side may have grown meanwhile.
  const numeric = count.live ? undefined : count.atLeast
  // What a service does not have leaves no trace, so that its builds stay the same when the product learns of it.
  const parts = { ...rest, setUp: setUp.length === 0 ? undefined : setUp, count: numeric }
  return createHash('sha256').update(stable(parts)).digest('hex').slice(0, 16)
}

/** JSON with the keys of every object sorted: the order in which a config names its headers makes no other build. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** The build of this service for each way that its moving parts may have been resolved (`Goal.buildWith`). */
export function buildWithOf(
  { settings, terms }: ServiceConfig,
  inputs: Inputs,
  { commit }: Context,
  ingredients: (made: string) => readonly string[],
): Goal['buildWith'] {
  const { releaseTests: tests, setUp, migrate } = settings
  const parts = { release: inputs.release ?? '', commit, tests, setUp, migrate, count: terms.count }
  return (made) => (makesBuild(inputs) ? buildOf({ ...parts, ingredients: ingredients(made) }) : undefined)
}

/** What this run is to make true for one service; `made`: its moving parts as they are now. */
export function goalFor(
  service: ServiceConfig,
  inputs: Inputs,
  { run, commit, workflow, number }: Context,
  made: string,
  buildWith: Goal['buildWith'],
): Goal {
  const { settings, terms, hold } = service
  return {
    command: inputs.command,
    service: settings.service,
    release: inputs.release,
    build: buildWith(made),
    made,
    buildWith,
    origin: makesBuild(inputs) ? { commit: commitOf(inputs, commit), workflow, number } : undefined,
    hold: inputs.hold ?? hold,
    allow: inputs.allow,
    run,
    reason: inputs.reason,
    // A sweep asks a busy side once: the next one asks again.
    waitMs: inputs.command === 'sweep' ? 0 : inputs.waitMs,
    waitForHoldMs: inputs.waitForHoldMs,
    waitForLeaseMs: inputs.waitForLeaseMs,
    terms,
    holdTerms: holdTermsOf(service),
  }
}

/** A release that is called after a whole commit is of that one, whatever commit its run is of. */
const commitOf = ({ release = '' }: Inputs, commit: string): string =>
  /^[0-9a-f]{40}$/.test(release) ? release : commit

/** Whether the command launches something, and so needs a build. */
export const makesBuild = ({ command }: Pick<Inputs, 'command'>): boolean =>
  command === 'deploy' || command === 'provision'
