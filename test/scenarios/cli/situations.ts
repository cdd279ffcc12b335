import type { RunningAction } from '../../support/runner.ts'
import type { Mapping } from '../support/config.ts'
import { expectEnd } from '../support/endings.ts'
import type { Stage } from '../support/stage.ts'
import { until } from '../support/until.ts'

/** What an operator meets at night. */
export interface Situation {
  /** Brings it about, in a sandbox as it was at first; what runs on is ended by what is given back. */
  prepare(stage: Stage): Promise<RunningAction | undefined>
  /** What the operator does in between by other means, before the command of this number (from 0). */
  readonly before?: Readonly<Record<number, (stage: Stage) => Promise<void>>>
  readonly ends: Mapping
}

const always = 1_000_000
const run = { repository: 'octo/shop', runId: 77 }

/** By the heading in the runbook. */
export const situations: Readonly<Record<string, Situation>> = {
  'Switched, and it is bad': {
    async prepare(stage) {
      expectEnd(await stage.run('deploy', { release: 'v2' }, run), 'held, green v2, blue v1')
      return undefined
    },
    ends: { routes: ['blue', 'blue'], blue: ['v1 healthy', 'v1 healthy'] },
  },
  Stranded: {
    async prepare(stage) {
      const second = stage.person.service('web').routes[1]
      const its = second?.rule
        ? { action: 'ModifyRule', match: { RuleArn: second.rule } }
        : { action: 'ModifyListener', match: { ListenerArn: second?.listener ?? '' } }
      await stage.faults([
        { ...its, nth: 2, kind: 'deny', times: always },
        { action: 'ModifyListener', nth: 3, kind: 'deny', times: always },
      ])
      expectEnd(await stage.run('deploy', { release: 'v2' }, run), 'stranded,  empty,  empty')
      return undefined
    },
    before: { 1: (stage) => stage.noFaults() },
    ends: { routes: ['blue', 'blue'], blue: ['v1 healthy', 'v1 healthy'] },
  },
  'The lease is stuck': {
    async prepare(stage) {
      await stage.faults([{ kind: 'delay', action: 'RegisterTargets', ms: 600_000 }])
      return begun(stage)
    },
    ends: { routes: ['blue', 'blue'], blue: ['v1 healthy', 'v1 healthy'], green: [], apart: [] },
  },
  'The runner died': {
    async prepare(stage) {
      await stage.faults([{ kind: 'delay', action: 'RegisterTargets', ms: 600_000 }])
      const running = await begun(stage)
      running.kill()
      await running.done
      await stage.noFaults()
      await stage.advance('20s')
      return undefined
    },
    ends: { routes: ['blue', 'blue'], blue: ['v1 healthy', 'v1 healthy'], green: [], apart: [] },
  },
  'GitHub is down': {
    prepare: async () => undefined,
    ends: { routes: ['green', 'green'], green: ['v2 healthy', 'v2 healthy'], blue: [] },
  },
}

async function begun(stage: Stage): Promise<RunningAction> {
  let log = ''
  const running = stage.start('deploy', { release: 'v2' }, { ...run, onOutput: (text) => (log += text) })
  await until(() => log.includes('▸ register the targets'))
  return running
}
