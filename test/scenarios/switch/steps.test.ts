import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { startLoad } from '../support/load.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { answers, bySteps, percent, started } from './canary.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ routes: 2, nodes: 2, healthIntervalMs: 1000 }, bySteps)
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const back = { routes: ['blue', 'blue'], blue: ['v1 healthy'] }

test('traffic moves a share at a time, on every route, and each share stands for as long as asked', async () => {
  const deploy = started(stage, 'deploy', { release: 'v2' })

  await deploy.says('10 % for 60 s')
  // Of 160 requests; the bounds are six standard deviations off.
  expect(percent(await answers(stage, 40), 'v2')).toSatisfy((share: number) => share > 0 && share < 25)
  await stage.advance('1m')
  await deploy.says('50 % for 60 s')
  expect(percent(await answers(stage, 40), 'v2')).toSatisfy((share: number) => share > 26 && share < 74)
  expect((await stage.person.look()).routes).toEqual(['blue+green', 'blue+green'])
  await stage.advance('1m')

  const result = await deploy.done
  expectEnd(result, 'held, green v2, blue v1')
  expect(result.outputs['proof']).toBe('nodes')
  expect(await stage.person.look()).toMatchObject({ routes: ['green', 'green'], preview: 'blue' })
  expect(await answers(stage, 20)).toEqual({ v1: 0, v2: 80 })
})

thorough(
  'a release that gets sick under its first share is rejected, and all traffic goes back at once',
  async () => {
    const load = startLoad(stage.sandbox.nodes)

    const result = await stage.run('deploy', { release: 'late-sick-v2' })

    await load.stop()
    expectEnd(result, 'rejected, blue v1, green late-sick-v2')
    expect(result.log).toMatch(/rejected: under 10 % of production traffic: /)
    expect(result.log).not.toMatch(/switch traffic .* → green( 50 %)?$/m)
    expect(await stage.person.look()).toMatchObject(back)
  },
)

thorough(
  'a run that is killed between two steps is gone on with from its share, which stands anew',
  async () => {
    const killed = started(stage, 'deploy', { release: 'v2' }, { runId: 7 })
    await killed.says('10 % for 60 s')
    await stage.advance('50s')
    killed.kill('SIGKILL')
    await killed.done

    const again = started(stage, 'deploy', { release: 'v2' }, { runId: 7, runAttempt: 2 })

    await again.says(/10 %: .*; (60|59|58) s left|10 % for 60 s/)
    expect((await stage.person.look()).routes).toEqual(['blue+green', 'blue+green'])
    await stage.advance('1m')
    await again.says('50 % for 60 s')
    await stage.advance('1m')
    expectEnd(await again.done, 'held, green v2, blue v1')
  },
)

thorough('status in the middle of the steps finds nothing that disagrees', async () => {
  const deploy = started(stage, 'deploy', { release: 'v2' })
  await deploy.says('10 % for 60 s')

  const status = await stage.run('status')

  expect(status.outputs).toMatchObject({ outcome: 'status', agrees: 'true', 'live-color': 'blue' })
  expect(status.log).toMatch(/web-blue 90, web-green 10/)
  deploy.cancel()
  expectEnd(await deploy.done, 'rejected, blue v1, green v2')
  expect(await stage.person.look()).toMatchObject(back)
})

thorough('a rollback in the middle of the steps sets every route back', async () => {
  const killed = started(stage, 'deploy', { release: 'v2' }, { runId: 7 })
  await killed.says('10 % for 60 s')
  killed.kill('SIGKILL')
  await killed.done

  const result = await stage.run('rollback', {}, { runId: 7, runAttempt: 2 })

  expectEnd(result, 'rolled-back, blue v1, green v2')
  expect(await stage.person.look()).toMatchObject(back)
})

thorough('weights that a person set in the middle of the steps are not fought over', async () => {
  const deploy = started(stage, 'deploy', { release: 'v2' })
  await deploy.says('10 % for 60 s')
  const { blue, green } = stage.person.service('web')['target-groups']
  const groups = [
    { TargetGroupArn: blue, Weight: 80 },
    { TargetGroupArn: green, Weight: 20 },
  ]

  await stage.person.setRoute(1, [{ Type: 'forward', ForwardConfig: { TargetGroups: groups } }])

  const result = await deploy.done
  expectEnd(result, 'rejected, blue v1, green v2')
  expect(result.log).toMatch(/rejected: .* was moved by somebody else/)
})

thorough('a dry run names every share and waits for none', async () => {
  const result = await stage.run('deploy', { release: 'v2', 'dry-run': 'true' })

  expectEnd(result, 'planned, blue v1, green empty')
  const moves = [...result.log.matchAll(/^▹ switch traffic .* → (green.*)$/gm)].map(([, to]) => to)
  expect(moves).toEqual(['green 10 %', 'green 50 %', 'green'])
})
