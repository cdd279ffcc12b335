import type { Goal } from '../../deploy/goal.ts'
import type { Observation } from '../../deploy/model.ts'
import type { Mistake, RemoteCommands } from '../../deploy/ports.ts'
import type { Endpoint } from '../../endpoint.ts'
import { SwitchoverError } from '../../errors.ts'
import { everyTest, type ServiceSettings } from '../../settings.ts'
import type { FindNodes } from '../nodes.ts'
import { listed, oneLine } from '../words.ts'
import { judgeInstances, liveOf } from './instances.ts'
import { judgeLoadBalancer } from './load-balancer.ts'
import { judgeLogins } from './logins.ts'
import { type Need, needsOf } from './needs.ts'
import type { Verdict } from './verdict.ts'

export interface ReachParts {
  readonly settings: ServiceSettings
  readonly endpoints: () => Promise<readonly Endpoint[]>
  readonly find: FindNodes
  readonly commands: Pick<RemoteCommands, 'online'>
}

/** What will fail because it cannot be asked from here, and what a person should know of the rest. */
export interface Reached {
  readonly mistakes: readonly Mistake[]
  readonly notices: readonly string[]
}

/** Tries, before anything is made for it, whether the checks of this goal can be asked; it sends nothing. */
export const reach = async (
  parts: ReachParts,
  goal: Goal,
  seen: Observation,
  signal: AbortSignal,
): Promise<Reached> => {
  const needs = needsOf(parts.settings, goal, seen)
  const to = <To extends Need['to']>(where: To) =>
    needs.filter((need): need is Extract<Need, { to: To }> => need.to === where)
  const [balancer, agents, routes] = [to('load-balancer'), to('agents'), to('routes')]
  const verdicts = await Promise.all([
    balancer.length === 0 ? [] : judgeLoadBalancer(balancer, await parts.endpoints(), parts.find, signal),
    routes.length === 0 ? [] : judgeLogins(routes, await parts.endpoints()),
    judgeInstances(to('instances'), seen, signal),
    judgeAgents(agents, parts.commands, seen, signal),
  ])
  const told = together(verdicts.flat())
  return {
    mistakes: told.filter(({ fails }) => fails).map(mistakeOf),
    notices: [...told.filter(({ fails }) => !fails).map(noticeOf), ...unmarked(parts.settings, needs)],
  }
}

/** Whether Systems Manager answers, and knows the agents of the live side. */
const judgeAgents = async (
  needs: readonly Need[],
  commands: ReachParts['commands'],
  seen: Observation,
  signal: AbortSignal,
): Promise<readonly Verdict[]> => {
  const live = liveOf(seen).map(({ machine }) => machine.id)
  if (needs.length === 0 || live.length === 0) return []
  const all = (said: string, fails: boolean, remedy: string): readonly Verdict[] =>
    needs.map(({ path, what }) => ({ path, what, fails, said, remedy }))
  try {
    const online = await commands.online(live, signal)
    return online.length > 0
      ? []
      : all(
          `Systems Manager knows no agent of the ${live.length} live instances that answers`,
          false,
          'instances need the agent, a way to Systems Manager and an instance profile that allows it',
        )
  } catch (error) {
    if (!(error instanceof SwitchoverError) || error.code !== 'denied') throw error
    return all(`Systems Manager cannot be asked: ${oneLine(error.message)}`, true, error.remedy)
  }
}

/** Checks that fail for the same reason are told together. */
const together = (verdicts: readonly Verdict[]): readonly Verdict[] =>
  [
    ...Map.groupBy(verdicts, ({ said, remedy, fails }) => JSON.stringify([said, remedy, fails])).values(),
  ].flatMap((same) => {
    const [first] = same
    return first === undefined ? [] : [{ ...first, what: listed(same.map(({ what }) => what)) }]
  })

const mistakeOf = ({ path, what, said, remedy }: Verdict): Mistake => ({
  path,
  said: `${what} cannot be asked: ${said}`,
  remedy,
})

const noticeOf = ({ what, said, remedy }: Verdict): string =>
  [what, [said, remedy].filter((text) => text !== '').join('; ')].filter((text) => text !== '').join(': ')

/** Without a mark an answer through the preview may be anybody's. */
const unmarked = ({ proof, releaseTests }: ServiceSettings, needs: readonly Need[]): readonly string[] => {
  const labels = everyTest(releaseTests).flatMap((test) =>
    test.kind === 'http' && test.via === 'preview' ? [test.label] : [],
  )
  const asked = needs.some(({ path }) => path.includes('.release-test['))
  return proof !== undefined || labels.length === 0 || !asked
    ? []
    : [`no \`proof\` is configured: nothing shows that the answers to ${listed(labels)} are the idle side's`]
}
