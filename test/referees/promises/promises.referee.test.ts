import { afterAll, beforeAll, expect, test } from 'vitest'
import { elbv2, until } from '../calls/ask.ts'
import type { Outcome, Scene } from '../calls/call.ts'
import { play, valueAt } from '../calls/play.ts'
import {
  forward,
  groupArn,
  instanceId,
  listener,
  loadBalancer,
  path,
  respond,
  runningInstance,
  targetGroup,
} from '../calls/setting.ts'
import type { Stage } from '../calls/stage.ts'
import type { Client } from '../clients/client.ts'
import { sdkClient } from '../clients/sdk.ts'
import { onAws, runName, sceneLimitMs } from '../worlds/asked.ts'
import { openAws } from '../worlds/aws.ts'
import { startSandboxWorld } from '../worlds/sandbox.ts'
import type { World } from '../worlds/world.ts'

// The action relies on these, and no page of AWS promises them: only an account can say that they hold.

let world: World
let client: Client
beforeAll(async () => {
  world = onAws ? await openAws() : await startSandboxWorld({ speed: 20, runUserData: true })
  client = sdkClient(world.env)
})
afterAll(async () => {
  await client.close()
  await world.close()
})

const green = { TargetGroupArn: groupArn('green'), Targets: [{ Id: instanceId('first') }] }
const checked = { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2 }

/** Everything for blue, nothing for green, as the preview rule has it. */
const allForBlue = {
  Type: 'forward',
  ForwardConfig: {
    TargetGroups: [
      { TargetGroupArn: groupArn('blue'), Weight: 1 },
      { TargetGroupArn: groupArn('green'), Weight: 0 },
    ],
  },
}

const weightless: Scene = {
  name: 'weightless',
  calls: (on: Stage) => [
    ...runningInstance(on, 'first'),
    targetGroup(on, 'blue', checked),
    targetGroup(on, 'green', checked),
    elbv2('register', 'RegisterTargets', green),
    elbv2('unnamed', 'DescribeTargetHealth', green),
    loadBalancer(on),
    listener(on, 'http', 80, [allForBlue]),
    elbv2(
      'named',
      'DescribeTargetHealth',
      green,
      until(`${HEALTH}.State`, 'initial', 'healthy', 'unhealthy'),
    ),
  ],
}
const HEALTH = 'TargetHealthDescriptions[0].TargetHealth'

test(
  'a group with weight 0 is health-checked as soon as a listener names it',
  async () => {
    const { outcomes, left } = await play(weightless, client, world, runName)

    expect(valueAt(outcomes, `unnamed.${HEALTH}.Reason`)).toBe('Target.NotInUse')
    expect(valueAt(outcomes, `named.${HEALTH}.State`)).toMatch(/^(initial|healthy|unhealthy)$/)
    expect(left).toEqual([])
  },
  sceneLimitMs,
)

const raced: Scene = {
  name: 'raced',
  calls: (on: Stage) => [
    loadBalancer(on),
    targetGroup(on, 'green'),
    listener(on, 'http', 80, [forward('green')]),
  ],
}

test(
  'of ten rules that are made at once at one priority, one stands, and the others are told PriorityInUse',
  async () => {
    let answers: readonly Outcome[] = []

    const { left } = await play(raced, client, world, runName, async (outcomes) => {
      const rule = {
        ListenerArn: valueAt(outcomes, 'http.Listeners[0].ListenerArn') ?? null,
        Priority: 10,
        Conditions: [path('/never')],
        Actions: [respond('404')],
      }
      answers = await Promise.all(Array.from({ length: 10 }, () => client.call('elbv2', 'CreateRule', rule)))
    })

    const said = answers.map((answer) => ('error' in answer ? answer.error.code : 'stands')).sort()
    expect(said).toEqual([...Array<string>(9).fill('PriorityInUse'), 'stands'])
    expect(left).toEqual([])
  },
  sceneLimitMs,
)
