import { setTimeout as pause } from 'node:timers/promises'
import { DeleteRuleCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, test } from 'vitest'
import { createPerson, type Person } from '../../scenarios/support/aws.ts'
import { until } from '../../scenarios/support/until.ts'
import type { RunningAction } from '../../support/runner.ts'
import { held, rolledBack } from '../stage/ends.ts'
import { patienceMs } from '../stage/patience.ts'
import { onStage, type Setting, type Stage, unhurried } from '../stage/stage.ts'
import type { Standing } from '../stage/state.ts'
import { expectNothingLost, told } from '../stage/told.ts'

/** A lease that a busy machine does not let run out by accident, and that is still worth waiting for. */
const setting: Setting = {
  ...unhurried,
  options: { ...unhurried.options, children: 0 },
  config: [['lease: 3s', 'lease: 5s']],
}

const heldWith = (release: string): Standing => ({
  ...held,
  machines: { 'blue v1': 2, [`green ${release}`]: 2 },
})

/** A run whose log can be waited for. */
interface Told extends RunningAction {
  says(text: string): Promise<void>
}

function start(
  stage: Stage,
  command: string,
  runId: number,
  inputs: Readonly<Record<string, string>> = {},
): Told {
  let log = ''
  let over = false
  const step = stage.start(command, { runId, inputs, onOutput: (text) => (log += text) })
  const ended = () => (over = true)
  step.done.then(ended, ended)
  return {
    ...step,
    async says(text) {
      await until(() => over || log.includes(text))
      expect(log).toContain(text)
    },
  }
}

/** Two deploys of different runs that start at nearly the same moment. */
export function twoDeploys(times: number): void {
  describe('of two deploys at once', { timeout: patienceMs }, () => {
    test.each(Array.from({ length: times }, (_, i) => i * 60))(
      'that start %i ms apart one works, and the other is refused',
      (apartMs) => onStage(setting, (stage) => race(stage, apartMs)),
    )
  })
}

async function race(stage: Stage, apartMs: number): Promise<void> {
  const one = start(stage, 'deploy', 3001, { release: 'v2' })
  await pause(apartMs)
  const two = start(stage, 'deploy', 3002, { release: 'v3' })
  const ends = await Promise.all([one.done, two.done])

  const story = told(...ends)
  const outcomes = ends.map(({ outputs }) => outputs['outcome'])
  expect([...outcomes].sort(), story).toEqual(['held', 'refused'])
  const [winner, loser] = outcomes[0] === 'held' ? [0, 1] : [1, 0]
  // Whoever looks on too short to see the lease renewed finds the winner's hold.
  expect(ends[loser]?.log, story).toMatch(new RegExp(`run ${3001 + winner}|blue is held with v1`))
  expect(await stage.standing(), story).toEqual(heldWith(`v${2 + winner}`))
  expectNothingLost(stage, story)
}

export function whileAnotherWorks(): void {
  describe.concurrent('while a deploy of another run works', { timeout: patienceMs }, () => {
    test('a rollback is refused, and names that run', () =>
      onStage(setting, async (stage) => {
        const deploy = start(stage, 'deploy', 3001, { release: 'v2' })
        await deploy.says('launch the fleet')
        const rollback = await start(stage, 'rollback', 3002).done
        const deployed = await deploy.done

        const story = told(deployed, rollback)
        expect(rollback.outputs['outcome'], story).toBe('refused')
        expect(rollback.log, story).toContain('run 3001')
        expect(deployed.outputs['outcome'], story).toBe('held')
        expect(await stage.standing(), story).toEqual(held)
        expectNothingLost(stage, story)
      }))

    test('a rollback that waits for the lease comes after it', () =>
      onStage(setting, async (stage) => {
        const deploy = start(stage, 'deploy', 3001, { release: 'v2' })
        await deploy.says('launch the fleet')
        const waiting = start(stage, 'rollback', 3002, { 'wait-for-lease': '1m' })
        const [deployed, rollback] = await Promise.all([deploy.done, waiting.done])

        const story = told(deployed, rollback)
        expect(
          [deployed, rollback].map(({ outputs }) => outputs['outcome']),
          story,
        ).toEqual(['held', 'rolled-back'])
        expect(await stage.standing(), story).toEqual(rolledBack)
        expectNothingLost(stage, story)
      }))
  })
}

export function leases(): void {
  describe.concurrent('a lease', { timeout: patienceMs }, () => {
    test('of a run that was killed is waited out, and its attempt resumed', () =>
      onStage(setting, async (stage) => {
        const dead = start(stage, 'deploy', 3001, { release: 'v2' })
        await dead.says('register the targets')
        dead.kill()
        const next = await start(stage, 'deploy', 3002, { release: 'v2', 'wait-for-lease': '1m' }).done

        const story = told(await dead.done, next)
        expect(next.outputs['outcome'], story).toBe('held')
        expect(await stage.standing(), story).toEqual(held)
        expectNothingLost(stage, story)
      }))

    test('of a run that was killed is waited out, and its attempt ended for another build', () =>
      onStage(setting, async (stage) => {
        const dead = start(stage, 'deploy', 3001, { release: 'v2' })
        await dead.says('register the targets')
        dead.kill()
        const next = await start(stage, 'deploy', 3002, { release: 'v3' }).done

        const story = told(await dead.done, next)
        expect(next.outputs['outcome'], story).toBe('held')
        expect(await stage.standing(), story).toEqual({ ...heldWith('v3'), everMade: 4 })
        expectNothingLost(stage, story)
      }))

    test('that was lost while its run slept stops that run before its next act', () =>
      onStage(setting, async (stage) => {
        const sleeper = start(stage, 'deploy', 3001, { release: 'v2' })
        await sleeper.says('register the targets')
        sleeper.kill('SIGSTOP')
        const other = await start(stage, 'deploy', 3002, { release: 'v2', 'wait-for-lease': '1m' }).done
        const before = await stage.standing()
        sleeper.kill('SIGCONT')
        const woken = await sleeper.done

        const story = told(other, woken)
        expect(other.outputs['outcome'], story).toBe('held')
        // What it was to do may be seen done by the other before its own lease is seen lost; either way it acts no more.
        expect(woken.outputs['outcome'], story).toBeOneOf(['failed', 'held'])
        expect(woken.log, story).not.toMatch(/^▸ set the preview/m)
        expect(before, story).toEqual(held)
        expect(await stage.standing(), story).toEqual(held)
        expectNothingLost(stage, story)
      }))
  })
}

/** A lease rule that somebody tidied up. */
export function takenAgain(): void {
  test(
    'a lease that a stranger deletes is taken again',
    () =>
      onStage(setting, async (stage) => {
        const deploy = start(stage, 'deploy', 3001, { release: 'v2' })
        await deploy.says('launch the fleet')
        await asPerson(stage, deleteLease)
        const deployed = await deploy.done

        expect(deployed.outputs['outcome'], deployed.log).toBe('held')
        expect(await stage.standing(), deployed.log).toEqual(held)
        expectNothingLost(stage, deployed.log)
      }),
    patienceMs,
  )
}

/** Somebody who parts traffic between both sides after the deploy's first look, and before its switch. */
export function strangers(): void {
  test(
    'a route that somebody changes meanwhile is left as it is, and the deploy says so',
    () =>
      onStage(setting, async (stage) => {
        // Time enough for somebody on a busy machine.
        await stage.faults([{ action: 'DescribeNetworkInterfaces', kind: 'delay', ms: 5_000 }])
        const deploy = start(stage, 'deploy', 3001, { release: 'v2' })
        await deploy.says('prove the preview')
        await asPerson(stage, (person) => {
          const { blue, green } = person.service('web')['target-groups']
          const parts = [
            { TargetGroupArn: blue, Weight: 9 },
            { TargetGroupArn: green, Weight: 1 },
          ]
          return person.setRoute(0, [{ Type: 'forward', ForwardConfig: { TargetGroups: parts } }])
        })
        const deployed = await deploy.done

        expect(deployed.outputs['outcome'], deployed.log).toBe('failed')
        expect(deployed.log).toContain('was changed by somebody else')
        expect((await stage.standing()).routes, deployed.log).toEqual(['forward web-blue=9 web-green=1'])
        expectNothingLost(stage, deployed.log)
      }),
    patienceMs,
  )
}

async function asPerson(stage: Stage, act: (person: Person) => Promise<void>): Promise<void> {
  const person = createPerson(stage.sandbox)
  try {
    await act(person)
  } finally {
    person.destroy()
  }
}

async function deleteLease(person: Person): Promise<void> {
  const lease = (await person.rules()).find(({ Priority }) => Priority === '11')
  await person.elbv2.send(new DeleteRuleCommand({ RuleArn: lease?.RuleArn }))
}
