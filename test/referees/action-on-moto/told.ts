import { expect } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import type { Look } from './person.ts'
import { notInMoto } from './relay.ts'
import type { Stage } from './stage.ts'

/** A look as a test speaks of it. */
export interface Told {
  /** Where the listener and the rule of the service lead. */
  readonly routes: readonly (string | undefined)[]
  readonly blue: readonly string[] | undefined
  readonly green: readonly string[] | undefined
  /** Rules that the account's owner did not make: the preview; after a run never a lease. */
  readonly added: readonly string[]
  /** Names in the zone that its owner did not make. */
  readonly names: readonly string[]
}

/** What the service's part of the account looks like. */
export function told({ listeners, rules, targets, records }: Look): Told {
  const added = Object.entries(rules).filter(([name]) => !owned.rules.includes(name))
  return {
    routes: [listeners['80'], rules['80 100']?.forwards],
    blue: targets['web-blue'],
    green: targets['web-green'],
    added: added.map(([name, { forwards }]) => `${name}: ${forwards}`),
    names: Object.keys(records).filter((name) => !owned.records.includes(name)),
  }
}

const owned = { rules: ['80 default', '80 100', '80 200'], records: ['db.web.internal.'] }

/** What no release may touch: another group and its rule, the service rule's conditions, other people's tags and records. */
function others({ rules, targets, groupTags, records, machines }: Look) {
  return {
    rules: [rules['80 100']?.conditions, rules['80 100']?.tags, rules['80 200']],
    targets: targets['web-static'],
    tags: Object.values(groupTags).map(({ Team }) => Team),
    static: [groupTags['web-static'], machines['static-1']],
    record: records['db.web.internal.'],
  }
}

/** What a run did, or what a dry run says that it would do, as the rungs in the log. */
function acts({ log }: ActionResult, mark: '▸' | '▹'): readonly string[] {
  return log.split('\n').flatMap((line) => (line.startsWith(mark) ? [line.slice(2, 28).trim()] : []))
}

/** A run, what stood in the account before it and what after it. */
export interface Performed {
  readonly result: ActionResult
  readonly before: Look
  readonly after: Look
}

/**
 * Runs a command, by a dry run first: that one asks without writing, changes nothing in the whole account, and foretells
 * each act of the run. Neither is refused a call or touches what is others', and no run leaves its lease.
 */
export async function perform(
  stage: Stage,
  command: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Performed> {
  const before = await stage.person.look()
  const planned = await stage.run(command, { ...inputs, 'dry-run': 'true' })
  const asked = stage.relay.calls.flatMap(({ action, code }) => (code === 'DryRunOperation' ? [] : [action]))
  expect(await stage.person.look(), `after a dry run of ${command}`).toEqual(before)
  expect(asked.filter((action) => !/^(Describe|Get|List|Simulate)/.test(action))).toEqual([])

  const result = await stage.run(command, inputs)
  const answered = (code: string) => code === '' || code === 'DryRunOperation'
  const refused = stage.relay.calls.filter(({ action, code }) => !answered(code) && action !== notInMoto)
  expect(refused).toEqual([])
  const after = await stage.person.look()
  expect(others(after)).toEqual(others(before))
  expect(Object.keys(after.rules), 'the lease is given back').not.toContain('80 11')
  if (planned.outputs['outcome'] === 'planned') expect(acts(planned, '▹')).toEqual(acts(result, '▸'))
  return { result, before, after }
}

/** Output, summary and log say by what the switch was judged, and claim no proof. */
export function expectByMinimumHold({ outputs, summary, log }: ActionResult): void {
  expect(log).toContain('minimum hold')
  expect(log).not.toContain('is proven')
  expect(outputs['proof']).toBe('minimum-hold')
  expect(summary).toContain('By the minimum hold; no load-balancer node was asked.')
}

/** Two targets of a side by the names that the config gives them. */
export const pair = (color: string, release: string) =>
  [1, 2].map((index) => `web-${color}-${index} ${release} healthy`)

/** Their names in the zone. */
export const namesOf = (color: string) => [1, 2].map((index) => `web-${color}-${index}.web.internal.`)
