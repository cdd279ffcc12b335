import type { Terms } from '../../../deploy/goal.ts'
import { endedAs, type Ground, type HoldTerms } from '../../../deploy/hold-terms.ts'
import type { FleetSettings, RouteSettings, ServiceSettings } from '../../../settings.ts'
import type { ServiceConfig } from '../config.ts'

type Whole = Pick<ServiceConfig, 'settings' | 'terms'>

/** What of a service's config its record keeps for the commands that come after a deploy. */
export function holdTermsOf({ settings, terms }: Whole): HoldTerms {
  const { routes, pairs, preview, fleet, dns } = settings
  const { minimumHoldMs, holdDefault, keepFailedMs } = terms
  const { busy, before, deadlineMs, whenQuiet, atDeadline, atOnce } = terms.retire
  return {
    routes: routes.map(({ kind, arn, pair, host, proofPath }) => ({
      ...{ kind, arn, pair },
      ...(host === undefined ? {} : { host }),
      ...(proofPath === undefined ? {} : { proof: proofPath }),
    })),
    pairs: pairs.map(({ blue, green }) => ({ blue, green })),
    preview,
    fleet: fleet.kind === 'auto-scaling' ? { kind: fleet.kind, groups: fleet.groups } : { kind: fleet.kind },
    ...(dns && { dns: dnsGround(dns) }),
    ...{ minimumHoldMs, holdDefault, keepFailedMs },
    retire: { busy, before: before.length, deadlineMs, whenQuiet, atDeadline, atOnce },
  }
}

const dnsGround = ({ role, ...dns }: NonNullable<ServiceSettings['dns']>): NonNullable<Ground['dns']> => ({
  ...dns,
  ...(role === undefined ? {} : { role }),
})

/**
 * The service as its record has it: where it stands, and how its hold ends. Commands and questions stay those of the
 * config: whoever may write a tag must not be able to have anything run. `held`: what of it is still in AWS.
 */
export function underTerms<Service extends Whole>(
  service: Service,
  held: HoldTerms,
  recorded: HoldTerms = held,
): Service {
  const { settings, terms } = service
  const { minimumHoldMs, holdDefault, keepFailedMs, retire } = held
  const dns = held.dns && { role: undefined, ...held.dns }
  return {
    ...service,
    settings: {
      ...settings,
      routes: held.routes.map((route, at) => routeSettings(settings, route, at)),
      pairs: held.pairs,
      ownerGroups: recorded.pairs.flatMap(({ blue, green }) => [blue, green]),
      preview: held.preview,
      fleet: heldFleet(settings.fleet, held.fleet),
      dns,
    },
    terms: {
      ...terms,
      pairs: held.pairs.length,
      naming: heldNaming(terms.naming, dns),
      retire: endedAs(retire, terms.retire),
      ...{ minimumHoldMs, holdDefault, keepFailedMs },
    },
  }
}

function routeSettings(
  { service, routes }: ServiceSettings,
  { kind, arn, pair, host, proof }: HoldTerms['routes'][number],
  at: number,
): RouteSettings {
  const today = routes.find((route) => route.arn === arn)
  const path = today?.path ?? `services.${service} (recorded route ${at + 1})`
  return { kind, arn, path, pair, host, proofPath: proof }
}

const heldFleet = (fleet: FleetSettings, { groups }: Ground['fleet']): FleetSettings =>
  fleet.kind === 'auto-scaling' && groups !== undefined ? { ...fleet, groups } : fleet

const heldNaming = (naming: Terms['naming'], dns: ServiceSettings['dns']): Terms['naming'] =>
  naming && {
    ...naming,
    record: dns && { template: dns.record, ttl: dns.ttl, address: dns.address },
  }
