import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import { SwitchoverError } from '../../errors.ts'
import { listenerOf } from '../arns.ts'
import { awsCode } from '../faults.ts'
import { keys, type Scope } from '../scope.ts'
import { rulesOf, tagsOf } from './reading.ts'

/** A rule of ours with its tags. */
export interface OwnRule {
  readonly arn: string
  readonly rule: Rule
  readonly tags: Readonly<Record<string, string>>
}

/** The two priorities that the config reserves on the first route's listener, and what stands there. */
export interface Reserved {
  /** All rules of that listener. */
  readonly rules: readonly Rule[]
  readonly preview: OwnRule | undefined
  readonly lease: OwnRule | undefined
  /** Rules of others at our priorities. */
  readonly strangers: readonly Rule[]
}

/** The header that no visitor sends; a lease rule asks for it. */
export const leaseHeader = 'X-Switchover-Lease'

/** The listener that preview and lease stand on. */
export const firstListener = (scope: Scope): string => listenerOf(scope.settings.routes[0]?.arn ?? '')

/** Reads the first route's listener and who owns what stands at our two priorities. */
export const readReserved = async (scope: Scope, signal: AbortSignal): Promise<Reserved> => {
  const elbv2 = await scope.clients.elbv2()
  for (let tries = 1; ; tries += 1) {
    const rules = await rulesOf(elbv2, firstListener(scope), signal)
    const standing = rules.filter((rule) => priorities(scope).includes(Number(rule.Priority)))
    try {
      const tags = await tagsOf(
        elbv2,
        // What this process put on its own rules it knows.
        standing.map((rule) => rule.RuleArn ?? '').filter((arn) => !scope.wrote.has(arn)),
        signal,
      )
      return sorted(scope, rules, standing, tags)
    } catch (error) {
      // The rule was deleted between the two reads.
      if (awsCode(error) !== 'RuleNotFound' || tries === 3) throw error
    }
  }
}

/** The priorities of the preview rule and the lease. */
export const priorities = (scope: Scope): readonly [preview: number, lease: number] => [
  scope.settings.preview.priority,
  scope.settings.preview.priority + 1,
]

/** Refuses: somebody else's rules stand where ours belong. */
export const taken = (scope: Scope, strangers: readonly Rule[]): SwitchoverError =>
  new SwitchoverError(
    'bad-world',
    takenSaid(scope, strangers),
    'Set preview.priority to a number that is free together with the one after it.',
  )

/** `priorities 10 and 11 are taken by rule … (priority 10: path-pattern /api/*)`. */
export const takenSaid = (scope: Scope, strangers: readonly Rule[]): string =>
  `priorities ${priorities(scope).join(' and ')} are taken by ${strangers.map(ruleSaid).join(' and ')}`

/** A rule in words, for people. */
export const ruleSaid = (rule: Rule): string => {
  const conditions = (rule.Conditions ?? []).map(
    (condition) =>
      `${condition.Field} ${(
        condition.Values ??
          condition.PathPatternConfig?.Values ??
          condition.HostHeaderConfig?.Values ??
          condition.HttpHeaderConfig?.Values ??
          []
      ).join(' or ')}`,
  )
  return `${rule.RuleArn} (priority ${rule.Priority}: ${conditions.join(', ')})`
}

const sorted = (
  scope: Scope,
  rules: readonly Rule[],
  standing: readonly Rule[],
  tags: ReadonlyMap<string, Record<string, string>>,
): Reserved => {
  const own = standing.map((rule) => {
    const arn = rule.RuleArn ?? ''
    return { arn, rule, tags: { ...tags.get(arn), ...scope.wrote.get(arn) } }
  })
  const [previewAt, leaseAt] = priorities(scope)
  const find = (kind: string, priority: number) =>
    own.find(
      ({ rule, tags }) =>
        Number(rule.Priority) === priority && tags[keys.owner] === scope.owner && tags[keys.rule] === kind,
    )
  const [preview, lease] = [find('preview', previewAt), find('lease', leaseAt)]
  const ours = [preview?.rule, lease?.rule]
  return { rules, preview, lease, strangers: standing.filter((rule) => !ours.includes(rule)) }
}
