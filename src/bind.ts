import type { ServiceConfig } from './action/config/config.ts'
import { holdTermsOf, underTerms } from './action/config/settings/hold-terms.ts'
import type { Inputs } from './action/inputs.ts'
import { differences } from './action/recorded-terms.ts'
import { foreignArns } from './aws/identity.ts'
import type { Aws } from './aws/reach-aws.ts'
import { foundTerms } from './aws/records/found-terms.ts'
import { readAhead } from './aws/records/read-ahead.ts'
import { encodeTerms, mostTerms } from './aws/records/terms-tags.ts'
import type { Goal, Run } from './deploy/goal.ts'
import { boundTerms, type HeldRoute, type HoldTerms, mayBeBound } from './deploy/hold-terms.ts'
import type { Mistake } from './deploy/ports.ts'

/** A service as a command works on it: by its record where that counts, else by the config. */
export interface Bound {
  readonly service: ServiceConfig
  readonly goal: Pick<Goal, 'bound' | 'holdTerms'>
  readonly notices: readonly string[]
  /** What the config lacks now that the record asks for. */
  readonly mistakes: readonly Mistake[]
}

/** Reads the record first where a command may go by it (promise 4): one call, nothing written. */
export async function bind(
  service: ServiceConfig,
  { command, allow }: Pick<Inputs, 'command' | 'allow'>,
  run: Run,
  aws: Aws,
  signal: AbortSignal,
): Promise<Bound> {
  const today = holdTermsOf(service)
  const asToday = (notices: readonly string[], bound?: Goal['bound']): Bound => ({
    service,
    goal: { holdTerms: today, bound },
    notices,
    mistakes: [],
  })
  const { settings } = service
  if (!mayBeBound(command))
    return asToday(encodeTerms(today) === undefined ? [tooLong(settings.service)] : [])
  if (foreignArns(settings, aws.identity).length > 0) return asToday([])
  const told = await readAhead(aws.clients, settings, aws.identity, run, signal).catch(() => undefined)
  // The look that follows tells what is wrong; where it does not, other terms than today's refuse the command.
  if (told === undefined) return asToday([], { terms: undefined })
  const { memo, mark = '', hasLostTerms } = told
  const terms = memo && boundTerms(command, memo)
  if (terms === undefined)
    return asToday(memo?.idle !== undefined ? [missing(settings.service, hasLostTerms)] : [], {
      terms: undefined,
    })
  const found = await foundTerms(aws.clients, settings, aws.identity, { terms, mark }, today.routes, signal)
  if (found.kind === 'distrusted') return asToday([distrusted(settings.service, found.why)], { terms })
  const joined = (held: HoldTerms) => ({ ...held, routes: [...held.routes, ...found.joining] })
  return {
    service: underTerms(service, joined(found.terms), terms),
    // Pairs are counted anew where one is left out.
    goal: { holdTerms: found.terms === terms ? joined(terms) : terms, bound: { terms } },
    notices: [...differences(today, joined(terms)), ...found.without, ...found.joining.map(joins)],
    mistakes: command === 'retire' || command === 'sweep' ? lacking(service, terms, allow) : [],
  }
}

/** The goal by what was bound. A sweep that accepts what a run left behind holds as that run was asked to. */
export function boundGoal(goal: Goal, { hold: asked }: Pick<Inputs, 'hold'>, { goal: bound }: Bound): Goal {
  const recorded = goal.command === 'sweep' ? bound.bound?.terms?.hold : undefined
  const hold = asked ?? recorded ?? goal.hold
  return { ...goal, ...bound, hold, holdTerms: { ...bound.holdTerms, hold } }
}

const joins = ({ arn }: HeldRoute): string =>
  `the config names the route ${arn} now; the deploy did not record it, but it goes to one of the target groups: it is set with the others`

const tooLong = (service: string): string =>
  `what a hold of ${service} goes by is too long for tags (${mostTerms} of them at most), so that it is not recorded: rollback, retire and sweep will go by the config that they find`

const missing = (service: string, isLost: boolean): string =>
  isLost
    ? `the record of ${service} has lost the terms of its hold, since its tags were changed or removed: today's config counts`
    : `the record of ${service} does not say under which terms its idle side is held: today's config counts`

const distrusted = (service: string, why: string): string =>
  `the recorded terms of ${service} are not believed, since ${why}: today's config counts`

/** What ends a side safely is asked for by the config alone: it is never taken from a tag. */
function lacking(
  { settings, terms }: ServiceConfig,
  { fleet, retire }: HoldTerms,
  allow: Goal['allow'],
): readonly Mistake[] {
  const at = `services.${settings.service}`
  const lacks: Mistake[] = []
  if (settings.fleet.kind !== fleet.kind)
    lacks.push({
      path: `${at}.fleet`,
      said: `the side that is to be ended was made as ${fleet.kind}; the config now has ${settings.fleet.kind}`,
      remedy: `Run retire with the config of the deploy, or with ${fleet.kind} in it.`,
    })
  if (retire.busy && !terms.retire.busy && !allow.has('busy'))
    lacks.push({
      path: `${at}.retire.busy`,
      said: 'by what the deploy recorded, the side is asked whether it still works before it ends; the config has no such question now',
      remedy: 'Put it back, or let the side end unasked with allow: busy.',
    })
  return lacks
}
