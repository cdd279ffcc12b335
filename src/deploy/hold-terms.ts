import type { Command, Hold, Terms } from './goal.ts'
import type { Color } from './model.ts'
import type { Memo } from './record.ts'

/**
 * What a side is held under, as the deploy that left it had it: all that going back to it, or ending it, needs. It is
 * kept in the record, since a later command may run with another config (promise 4). Nothing in it is ever run.
 */
export interface HoldTerms extends Ground, HoldRules {}

/** Where the service stood: what later commands must find and set. */
export interface Ground {
  readonly routes: readonly HeldRoute[]
  /** Blue/green pairs of target groups, by ARN; the first is the service's own. */
  readonly pairs: readonly Readonly<Record<Color, string>>[]
  readonly preview: { readonly priority: number; readonly header: string }
  readonly fleet: {
    readonly kind: Terms['fleet']
    /** The names of the two Auto Scaling groups. */
    readonly groups?: Readonly<Record<Color, string>> | undefined
  }
  readonly dns?:
    | {
        readonly zone: string
        readonly record: string
        readonly ttl: number
        readonly address: 'private' | 'public'
        /** A role in the account of the zone. */
        readonly role?: string | undefined
      }
    | undefined
}

export interface HeldRoute {
  readonly kind: 'listener' | 'rule'
  readonly arn: string
  /** Which pair of target groups it goes to. */
  readonly pair: number
  readonly host?: string | undefined
  /** Path of the proof on this route. */
  readonly proof?: string | undefined
}

/** What was said of how the hold ends. */
export interface HoldRules extends Pick<Terms, 'minimumHoldMs' | 'holdDefault' | 'keepFailedMs'> {
  readonly retire: HeldEnding
  /** How long the other side is to be held, by the run that is to accept its attempt; whoever finishes that goes by it. */
  readonly hold?: Hold | undefined
}

export interface HeldEnding extends Pick<Terms['retire'], 'deadlineMs' | 'whenQuiet' | 'atDeadline'> {
  readonly atOnce?: Terms['retire']['atOnce'] | undefined
  /** The side is to be asked whether it still works; what asks it is the config's. */
  readonly busy: boolean
  /** How many commands are to run before an instance ends; what they are is the config's. */
  readonly before?: number | undefined
}

/** The recorded terms that a command goes by; undefined: today's config counts. */
export function boundTerms(command: Command, memo: Memo): HoldTerms | undefined {
  const { attempt, idle, terms } = memo
  switch (command) {
    case 'deploy':
    case 'provision':
    case 'test':
      return undefined
    case 'switch':
      // To a side that is held; what was just provisioned is switched to by the config that it was provisioned with.
      return idle !== undefined && attempt?.kind !== 'deploy' ? terms : undefined
    case 'status':
    case 'rollback':
    case 'retire':
    case 'sweep':
      return idle === undefined && attempt === undefined ? undefined : terms
  }
}

/** Whether this command may go by recorded terms at all: then the record is read before anything is looked at. */
export const mayBeBound = (command: Command): boolean =>
  command !== 'deploy' && command !== 'provision' && command !== 'test'

/**
 * How the idle side is to be ended: as was recorded when it was left so, else as the config says now. What is asked and
 * run for it is what the config can do now.
 */
export const retirementOf = ({ retire }: Terms, { idle, terms }: Memo): Terms['retire'] =>
  idle === undefined || terms === undefined ? retire : endedAs(terms.retire, retire)

/** The end of a side as it was recorded, with the questions and commands of today. */
export const endedAs = (
  { deadlineMs, whenQuiet, atDeadline, atOnce }: HeldEnding,
  today: Terms['retire'],
): Terms['retire'] => ({
  ...today,
  ...{ deadlineMs, whenQuiet, atDeadline },
  atOnce: atOnce ?? today.atOnce,
})

/** Whether both name the same things in AWS. */
export const isSameGround = (one: Ground, another: Ground): boolean => groundSaid(one) === groundSaid(another)

const groundSaid = ({ routes, pairs, preview, fleet, dns }: Ground): string =>
  JSON.stringify([
    routes.map(({ kind, arn, pair, host, proof }) => [kind, arn, pair, host, proof]),
    pairs.map(({ blue, green }) => [blue, green]),
    [preview.priority, preview.header],
    [fleet.kind, fleet.groups?.blue, fleet.groups?.green],
    dns && [dns.zone, dns.record, dns.ttl, dns.address, dns.role],
  ])
