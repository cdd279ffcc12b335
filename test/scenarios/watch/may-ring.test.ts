import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { type AlarmKeeper, createAlarmKeeper } from '../support/cloud-watch.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

const alarms = ['web-5xx', 'web-latency']
const watch = { for: '10m', alarms, 'may-ring': ['web-latency'] }

let stage: Stage
let keeper: AlarmKeeper
beforeAll(async () => {
  stage = await openStage({}, { watch })
  keeper = createAlarmKeeper(stage.sandbox)
})
beforeEach(async () => {
  await stage.reset()
  for (const name of alarms) {
    await keeper.make(name)
    await keeper.set(name, 'OK', 'as usual')
  }
})
afterAll(async () => {
  keeper.destroy()
  await stage.close()
})

/** A deploy that watches by now. */
async function watching(change = {}) {
  let told = ''
  const running = stage.start('deploy', { release: 'v2' }, { change, onOutput: (text) => (told += text) })
  await until(() => /watch the release .* s left/.test(told))
  return running
}

/** A deploy that is killed in its watch, and whose lease is over. */
async function killedInTheWatch(): Promise<void> {
  const running = await watching()
  process.kill(running.pid, 'SIGKILL')
  await running.done
  await stage.advance('10s')
}

const leftOut = 'alarm web-latency rang before the switch: left out of the watch'

thorough(
  'an alarm that rings before the switch and may is left out of its watch: log, summary and report say so',
  async () => {
    await keeper.set('web-latency', 'ALARM', 'slow since May')
    const running = await watching()
    await stage.advance('10m')

    const result = await running.done

    expectEnd(result, 'held, green v2, blue v1')
    expect(result.log).toContain(`every route is about to be set to green; ${leftOut}`)
    expect(result.log).toMatch(new RegExp(`watch the release .*${leftOut}`))
    expect(result.summary).toContain(leftOut)
  },
)

thorough('an alarm that was quiet before the switch counts, though it may ring before one', async () => {
  const running = await watching()
  await keeper.set('web-latency', 'ALARM', 'slow since the switch')
  await stage.advance('5s')

  const result = await running.done

  expectEnd(result, 'rejected, blue v1, green v2')
  expect(result.log).toContain(
    'rejected: under production traffic: alarm web-latency rings: slow since the switch',
  )
})

thorough('a run that goes on after a crash knows what rang before the switch', async () => {
  await keeper.set('web-latency', 'ALARM', 'slow since May')
  await killedInTheWatch()
  await keeper.set('web-latency', 'OK', 'for a while')
  await keeper.set('web-latency', 'ALARM', 'slow again')

  // The config of today says nothing of it: the record does.
  const result = await stage.run('deploy', { release: 'v2' }, { change: { watch: { for: '1s', alarms } } })

  expectEnd(result, 'held, green v2, blue v1')
  expect(result.summary).toContain(leftOut)
})

thorough('and what was quiet then: it rejects the release that made it ring', async () => {
  await killedInTheWatch()
  await keeper.set('web-latency', 'ALARM', 'slow since the switch')

  const result = await stage.run('deploy', { release: 'v2' })

  expectEnd(result, 'rejected, blue v1, green v2')
})

thorough('noise from before the switch does not keep the old side from being retired', async () => {
  await keeper.set('web-latency', 'ALARM', 'slow since May')
  await stage.run('deploy', { release: 'v2' }, { change: { watch: { ...watch, for: '1s' } } })

  const retired = await stage.run('retire', { allow: 'early-retire' })

  expectEnd(retired, 'retired, green v2, blue empty')
})
