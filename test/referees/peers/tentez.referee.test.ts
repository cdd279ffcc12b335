import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { notPassedBeside } from '../passed.ts'
import { run } from '../run.ts'
import { record } from '../verdicts/verdict.ts'
import { judges } from './judges.ts'
import { healthy, openScene, register, type Scene } from './scene.ts'
import { countedShares, sharesOfListener, sharesOfRule } from './shares.ts'
import { type Plan, runTentez } from './tentez.ts'

describe.skipIf(judges.tentez === undefined)('tentez', () => {
  const program = judges.tentez ?? ''
  const made = new Set<string>()
  let scene: Scene
  let plan: Plan
  let green: string

  beforeAll(async () => {
    scene = await openScene({ routes: 4 })
    const groups = await groupsOf(scene)
    green = groups.green
    await register(scene, green, scene.v2)
    plan = await planFor(scene, { old: groups.blue, new: green })
  }, 60_000)
  afterAll(() => scene?.close())

  const tentez = async (
    command: readonly [string, ...string[]],
    answers: readonly string[] = [],
    told = plan,
  ) => {
    const ran = await runTentez({ sandbox: scene.sandbox, program }, command, { plan: told, answers })
    for (const call of ran.calls) made.add(call)
    return ran
  }

  /** What AWS says of each route. */
  const weights = () => {
    const listeners = plan.aws_listeners.map(({ target }) => sharesOfListener(scene.elb, target))
    const rules = plan.aws_listener_rules.map(({ target }) => sharesOfRule(scene.elb, target))
    return Promise.all([...listeners, ...rules])
  }
  /** What visitors of each route get. */
  const visits = (requests = 300) => {
    const headers = { host: 'app.example.com' }
    return Promise.all(scene.sandbox.nodes.map((nodes) => countedShares(nodes, { headers, requests })))
  }
  const all = <Value>(value: Value) => [value, value, value, value]

  test('its plan names every step and every route, and asks AWS to change nothing', async () => {
    const { status, printed } = await tentez(['plan'])

    expect(status).toBe(0)
    expect(printed).toContain('switch old:new = 90:10')
    for (const { name } of [...plan.aws_listeners, ...plan.aws_listener_rules])
      expect(printed).toContain(name)
    expect(await weights()).toEqual(all({ 'web-blue': 100 }))
  })

  test('a tenth of the visitors goes to the new side after its first step, and it can be left there', async () => {
    const { status } = await tentez(['apply'], ['yes', 'quit'])
    await healthy(scene, green)

    expect(status).toBe(0)
    expect(await weights()).toEqual(all({ 'web-blue': 90, 'web-green': 10 }))
    for (const { v2 } of await visits()) expect(v2).toSatisfy(between(2, 20))
  })

  test('half of them goes there by its command switch', async () => {
    const { status } = await tentez(['switch', '--weights', '50,50'], ['yes'])

    expect(status).toBe(0)
    expect(await weights()).toEqual(all({ 'web-blue': 50, 'web-green': 50 }))
    for (const { v2 } of await visits()) expect(v2).toSatisfy(between(37, 63))
  })

  test('what it gets from AWS is what stands there', async () => {
    const { status, printed } = await tentez(['get'])

    expect(status).toBe(0)
    const told: Readonly<Record<'aws_listeners' | 'aws_listener_rules', readonly Told[]>> = parse(printed)
    expect(asTold(told.aws_listeners)).toEqual(asStanding(plan.aws_listeners))
    expect(asTold(told.aws_listener_rules)).toEqual(asStanding(plan.aws_listener_rules))
  })

  test('it skips a step back, and goes on to the end', async () => {
    const { status, printed } = await tentez(['apply'], ['yes', 'yes', 'yes'])

    expect(status).toBe(0)
    expect(printed).toContain('skip switching')
    expect(await weights()).toEqual(all({ 'web-green': 100 }))
    for (const shares of await visits(40)) expect(shares).toEqual({ v2: expect.closeTo(100) })
  })

  test('a group that is not there ends it, and nothing has changed', async () => {
    const gone = `${green.slice(0, -16)}0123456789abcdef`
    const old = plan.aws_listeners.map((way) => ({ ...way, switch: { old: green, new: gone } }))

    const { status, complaints } = await tentez(['switch', '--weights', '50,50'], ['yes'], {
      ...plan,
      aws_listeners: old,
      aws_listener_rules: [],
    })

    expect(status).not.toBe(0)
    expect(complaints).toContain('TargetGroupNotFound')
    expect(await weights()).toEqual(all({ 'web-green': 100 }))
  })

  test('its rollback brings every visitor back', async () => {
    const { status } = await tentez(['rollback'], ['yes'])

    expect(status).toBe(0)
    expect(await weights()).toEqual(all({ 'web-blue': 100 }))
    for (const shares of await visits(40)) expect(shares).toEqual({ v1: expect.closeTo(100) })
  })

  test('it is written down which calls it was satisfied with', async ({ task }) => {
    expect(notPassedBeside(task)).toEqual([])

    // A build of one's own says the same as the release before it.
    const [version] = /\d+\.\d+\.\d+/.exec((await run(program, ['--version'], { env: {} })).printed) ?? []
    record({
      judge: 'tentez',
      version: `a tentez that says ${version}; see decision 14`,
      checked:
        'Moves two listeners and two rules to 10, 50 and 100 % and back: by steps, by hand and by its rollback. The weights were then read by the JavaScript SDK, and the visitors of every route counted over HTTP.',
      calls: Object.fromEntries([...made].map((call) => [call, ''])),
    })
  })
})

/** What its command `get` prints of one route. */
interface Told {
  readonly target: string
  readonly weights: readonly { readonly arn: string; readonly weight: number; readonly type: string }[]
}

const asTold = (told: readonly Told[]) =>
  told
    .map(({ target, weights }) => [
      target,
      ...weights.map(({ arn, weight, type }) => `${type} ${arn} ${weight}`),
    ])
    .sort()

const asStanding = (ways: Plan['aws_listeners']) =>
  ways.map(({ target, switch: { old, new: next } }) => [target, `old ${old} 50`, `new ${next} 50`]).sort()

const between = (least: number, most: number) => (share: unknown) =>
  typeof share === 'number' && share > least && share < most

async function groupsOf({ elb }: Scene) {
  const { TargetGroups = [] } = await elb.describeTargetGroups({ Names: ['web-blue', 'web-green'] })
  const arnOf = (name: string) =>
    TargetGroups.find(({ TargetGroupName }) => TargetGroupName === name)?.TargetGroupArn ?? ''
  return { blue: arnOf('web-blue'), green: arnOf('web-green') }
}

/** Every route of the seeded service, in three steps. */
async function planFor(
  { elb, loadBalancer }: Scene,
  way: Plan['aws_listeners'][number]['switch'],
): Promise<Plan> {
  const { Listeners = [] } = await elb.describeListeners({ LoadBalancerArn: loadBalancer })
  const rules = await Promise.all(Listeners.map(({ ListenerArn }) => elb.describeRules({ ListenerArn })))
  const forwards = (actions: readonly { Type?: string | undefined }[] = []) =>
    actions.some(({ Type }) => Type === 'forward')
  const step = (old: number, next: number) => [
    { type: 'pause' },
    { type: 'switch', weight: { old, new: next } },
  ]
  return {
    steps: [...step(90, 10), { type: 'sleep', sleepSeconds: 1 }, ...step(50, 50), ...step(0, 100)],
    aws_listeners: Listeners.filter(({ DefaultActions }) => forwards(DefaultActions)).map(
      ({ ListenerArn = '', Port }) => ({ name: `web-${Port}`, target: ListenerArn, switch: way }),
    ),
    aws_listener_rules: rules
      .flatMap(({ Rules = [] }) => Rules)
      .filter(({ IsDefault, Actions }) => IsDefault !== true && forwards(Actions))
      .map(({ RuleArn = '' }, index) => ({ name: `web-rule-${index}`, target: RuleArn, switch: way })),
  }
}
