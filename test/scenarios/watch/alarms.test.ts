import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AlarmKeeper, createAlarmKeeper } from '../support/cloud-watch.ts'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: Stage
let keeper: AlarmKeeper
beforeAll(async () => {
  stage = await openStage({}, { watch: { for: '10m', alarms: ['web-5xx', 'web-latency'] } })
  keeper = createAlarmKeeper(stage.sandbox)
})
beforeEach(async () => {
  await stage.reset()
  for (const name of ['web-5xx', 'web-latency']) {
    await keeper.make(name)
    await keeper.set(name, 'OK', 'as usual')
  }
})
afterAll(async () => {
  keeper.destroy()
  await stage.close()
})

/** Starts a deploy and waits until its log says this. */
async function deployUntil(words: string, change = {}) {
  let told = ''
  const running = stage.start('deploy', { release: 'v2' }, { change, onOutput: (text) => (told += text) })
  await until(() => told.includes(words))
  return running
}

thorough(
  'an alarm that does not exist is a mistake in the config, told before anything is written',
  async () => {
    const change = { watch: { alarms: ['web-5xx', 'Web-Latency'] } }
    const before = await stage.writes()

    const refused = await stage.run('deploy', { release: 'v2' }, { change })

    expectRefusal(
      refused,
      /services\.web\.watch\.alarms\[1\]: there is no alarm Web-Latency in this account and Region/,
    )
    expect(await stage.writes()).toEqual(before)
  },
)

thorough(
  'an alarm that rings already refuses the deploy by its name, before anything is written',
  async () => {
    await keeper.set('web-latency', 'ALARM', 'Threshold Crossed: 2.1 > 1')
    const before = await stage.writes()

    const refused = await stage.run('deploy', { release: 'v2' })

    expectRefusal(refused, /alarm web-latency rings: Threshold Crossed: 2\.1 > 1/)
    expect(await stage.writes()).toEqual(before)
  },
)

test('an alarm that rings in the watch rejects the release with its reason, and traffic goes back', async () => {
  const running = await deployUntil('watch the release')

  await keeper.set('web-5xx', 'ALARM', 'Threshold Crossed: 17 errors > 1')
  await stage.advance('5s')

  const result = await running.done
  expectEnd(result, 'rejected, blue v1, green v2')
  expect(result.log).toContain(
    'rejected: under production traffic: alarm web-5xx rings: Threshold Crossed: 17 errors > 1',
  )
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'], blue: ['v1 healthy'] })
})

thorough('an alarm without enough data is no breach, and is named', async () => {
  await keeper.set('web-5xx', 'INSUFFICIENT_DATA', 'no requests')
  const running = await deployUntil('alarm web-5xx has not enough data, which is no breach')

  await stage.advance('10m')

  expectEnd(await running.done, 'held, green v2, blue v1')
})

thorough('a watch that is too short to hear an alarm gets a notice', async () => {
  const result = await stage.run(
    'deploy',
    { release: 'v2' },
    { change: { watch: { for: '1s', alarms: ['web-5xx'] } } },
  )

  expectEnd(result, 'held, green v2, blue v1')
  expect(result.commands.filter(({ name }) => name === 'notice').map(({ message }) => message)).toEqual([
    expect.stringContaining('watch.for is 1 s: metrics reach CloudWatch some minutes late'),
  ])
})

thorough(
  'an alarm that begins to ring before traffic moves fails the run, and a re-run goes on from there',
  async () => {
    const slow = {
      'release-test': [
        { http: { path: '/slow?ms=1500', within: '20s', passes: 1, via: 'instance', port: 8080 } },
      ],
    }
    const running = await deployUntil('test the release', slow)
    await keeper.set('web-5xx', 'ALARM', 'the old release has errors')
    await stage.advance('5s')

    const failed = await running.done
    expectEnd(failed, 'failed, blue v1, green v2')
    expect(failed.log).toContain('before the switch alarm web-5xx rings: the old release has errors')
    expect(await stage.person.look()).toMatchObject({ routes: ['blue'], green: ['v2 healthy'] })

    await keeper.set('web-5xx', 'OK', 'over')
    const again = await stage.run('deploy', { release: 'v2' }, { change: { ...slow, watch: { for: '1s' } } })
    expectEnd(again, 'held, green v2, blue v1')
  },
)

thorough('who may not read the alarms is refused a deploy, and never a way back', async () => {
  await stage.run('deploy', { release: 'v2' }, { change: { watch: { for: '1s' } } })
  await stage.faults([{ service: 'cloudwatch', action: 'DescribeAlarms', kind: 'deny', times: 1000 }])

  const refused = await stage.run('deploy', { release: 'v3', allow: 'early-retire' })
  const back = await stage.run('rollback')

  expectRefusal(refused, /alarm web-5xx could not be read: .*cloudwatch:DescribeAlarms/)
  expectEnd(back, 'rolled-back, blue v1, green v2')
})

thorough('while an alarm rings nothing is retired beside the live side', async () => {
  await stage.run('deploy', { release: 'v2' }, { change: { watch: { for: '1s' } } })
  await keeper.set('web-5xx', 'ALARM', 'errors on the new side')

  const refused = await stage.run('retire', { allow: 'early-retire' })
  const back = await stage.run('rollback')

  expectRefusal(refused, /the live side is not well: alarm web-5xx rings: errors on the new side/)
  expectEnd(back, 'rolled-back, blue v1, green v2')
})
