import type { TargetHealth, TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2'
import { type Color, colors } from '../../deploy/model.ts'
import type { Target } from '../../deploy/side.ts'
import { groupName } from '../arns.ts'
import { chunks } from '../chunks.ts'
import type { Scope } from '../scope.ts'
import { targetNames } from './target-names.ts'
import { withoutEnded } from './without-ended.ts'

/** One call takes no more targets; others who ask AWS for as many as it bears settled on this number. */
const targetsACall = 200

/** All targets of both sides, in every pair. */
export const readTargets = async (
  scope: Scope,
  signal: AbortSignal,
): Promise<Record<Color, readonly Target[]>> => {
  const [blue, green] = await Promise.all(colors.map((color) => targetsOf(scope, color, signal)))
  return { blue: blue ?? [], green: green ?? [] }
}

const targetsOf = async (scope: Scope, color: Color, signal: AbortSignal): Promise<readonly Target[]> => {
  const pairs = await Promise.all(
    scope.settings.pairs.map(async (pair, index) => {
      const found = await healthOf(scope, pair[color], signal)
      return found.map((description) => toTarget(description, index, groupName(pair[color])))
    }),
  )
  return pairs.flat()
}

/** Every target that is registered in a group, draining ones too. */
export const healthOf = async (
  scope: Scope,
  group: string,
  signal: AbortSignal,
): Promise<readonly TargetHealthDescription[]> => {
  const elbv2 = await scope.clients.elbv2()
  const { TargetHealthDescriptions } = await elbv2.describeTargetHealth({ TargetGroupArn: group }, signal)
  return TargetHealthDescriptions ?? []
}

const toTarget = (
  { Target: target, TargetHealth: health }: TargetHealthDescription,
  pair: number,
  group: string,
): Target => ({
  id: target?.Id ?? '',
  port: target?.Port ?? 0,
  pair,
  group,
  state: health?.State ?? 'unavailable',
  said: [health?.Reason, health?.Description].filter((part) => part !== undefined).join(': '),
  ...likelyOf(health),
})

/** By AWS's reason codes. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
const likelyCauses: Readonly<Record<string, string>> = {
  'Target.ResponseCodeMismatch':
    'the application runs, and answers the path of the health check with an error (see its log), or the target group names another path or status',
  'Target.Timeout':
    'a security group or network ACL keeps the load balancer out of that port, or the application is too slow',
  'Target.FailedHealthChecks':
    'nothing listens on that port, or it does not speak the protocol of the target group',
  'Target.InvalidState': 'the instance is stopped, or ends',
  'Target.NotInUse': 'its zone is not one of the load balancer’s, or no rule leads to its target group',
}

function likelyOf(health: TargetHealth | undefined): Pick<Target, 'likely'> {
  const cause = likelyCauses[health?.Reason ?? '']
  return cause === undefined ? {} : { likely: cause }
}

/** Registers machines with the group's own port, in every pair. */
export const register = async (
  scope: Scope,
  color: Color,
  machines: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  const elbv2 = await scope.clients.elbv2()
  for (const pair of scope.settings.pairs) {
    const names = await targetNames(scope, pair[color], machines, signal)
    const take = (some: string[]) =>
      elbv2.registerTargets({ TargetGroupArn: pair[color], Targets: some.map((Id) => ({ Id })) }, signal)
    for (const some of chunks(names, targetsACall)) await withoutEnded(scope, some, take, signal)
  }
}

/** Deregisters what is registered on a side and not draining yet, in every pair; `only`: these targets. */
export const deregister = async (
  scope: Scope,
  color: Color,
  only: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<void> => {
  const elbv2 = await scope.clients.elbv2()
  for (const pair of scope.settings.pairs) {
    const found = await healthOf(scope, pair[color], signal)
    const names = only && (await targetNames(scope, pair[color], only, signal))
    const targets = found
      .filter(({ TargetHealth }) => !TargetHealth?.State?.includes('draining'))
      .flatMap(({ Target: target }) => (target === undefined ? [] : [target]))
      .filter(({ Id }) => names === undefined || names.includes(Id ?? ''))
    for (const chunk of chunks(targets, targetsACall)) {
      await elbv2.deregisterTargets({ TargetGroupArn: pair[color], Targets: chunk }, signal)
    }
  }
}
