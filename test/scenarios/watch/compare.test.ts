import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { readReport } from '../support/report.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

const compare = { errors: '5%', minutes: 1, requests: 20, baseline: 5 }
const watch = { for: '5m', compare }

let stage: Stage
beforeAll(async () => {
  stage = await openStage({}, { watch })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

/** So many visitors of the first page at once. */
async function visits(many: number): Promise<void> {
  const [node = ''] = stage.sandbox.nodes[0] ?? []
  const visit = async () => (await fetch(node, { headers: { connection: 'close' } })).text()
  await Promise.all(Array.from({ length: many }, visit))
}

/** A deploy after minutes with visitors; comes back when its log says this. */
async function deployUntil(release: string, words: RegExp, change = {}) {
  await visits(40)
  await stage.advance('1m')
  let told = ''
  const running = stage.start('deploy', { release }, { change, onOutput: (text) => (told += text) })
  await until(() => words.test(told))
  return running
}

/** A whole minute with so many visitors, and then until AWS has told of it. */
async function minuteWith(many: number): Promise<void> {
  await stage.advance('1m')
  await visits(many)
  await stage.advance('4m')
}

/** What the report says of the comparison. */
const told = (result: Parameters<typeof readReport>[0]) => readReport(result).services[0]?.watch

test('a release that errs more than the old side is rejected, with the numbers of both in log, summary and report', async () => {
  const running = await deployUntil('errs-v2', /watch the release/)
  await minuteWith(40)

  const result = await running.done

  expectEnd(result, 'rejected, blue v1, green errs-v2')
  const evidence =
    'under production traffic: worse than the old side: web-green 5xx 25 % of 40 requests against 0 % of'
  expect(result.log).toContain(`rejected: ${evidence}`)
  expect(result.summary).toContain(evidence)
  expect(result.summary).toMatch(
    /\| web-green \| 5xx \| 25 % \| 0 % \| 5 % more \| 40 \/ \d+ \| \*\*worse\*\* \|/,
  )
  expect(told(result)?.compared).toContainEqual({
    ...{ measure: 'errors', group: 'web-green', candidate: 25, baseline: 0, allowed: 5, result: 'failed' },
    requests: { candidate: 40, baseline: expect.any(Number) },
  })
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'], blue: ['v1 healthy'] })
})

thorough('so is one that answers later', async () => {
  const running = await deployUntil('slow-v2', /watch the release/, {
    watch: { ...watch, compare: { ...compare, latency: '700ms' } },
  })
  await minuteWith(40)

  const result = await running.done

  expectEnd(result, 'rejected, blue v1, green slow-v2')
  expect(result.log).toMatch(
    /rejected: under production traffic: worse than the old side: web-green p99 [\d.]+ s of 40 requests against [\d.]+ m?s of/,
  )
  expect(told(result)?.compared.find(({ measure }) => measure === 'errors')?.result).toBe('passed')
})

thorough('one that does no worse is accepted, and the numbers are told all the same', async () => {
  const running = await deployUntil('v2', /watch the release/)
  await minuteWith(40)

  const result = await running.done

  expectEnd(result, 'held, green v2, blue v1')
  expect(result.log).toContain('no worse than the old side: web-green 5xx 0 % of 40 requests against 0 % of')
  expect(result.summary).toMatch(/\| web-green \| 5xx \| 0 % \| 0 % \| 5 % more \| 40 \/ \d+ \| no worse \|/)
})

thorough('too few requests are no breach, however many of them err, and that is said', async () => {
  const running = await deployUntil('errs-v2', /watch the release/)
  await minuteWith(4)

  const result = await running.done

  expectEnd(result, 'held, green errs-v2, blue v1')
  expect(result.log).toMatch(
    /web-green: too little to compare, which is no breach: 4 requests against \d+ of the old side, 20 are asked for of each/,
  )
  expect(result.summary).toContain('too few requests to judge')
})

thorough('with a part of the traffic both sides are compared over the same minutes', async () => {
  const change = { switch: { steps: [50, 100], every: '5m' } }
  const running = await deployUntil('errs-v2', /50 %: .* s left/, change)
  await minuteWith(120)

  const result = await running.done

  expectEnd(result, 'rejected, blue v1, green errs-v2')
  expect(result.log).toMatch(
    /rejected: under 50 % of production traffic: worse than the old side: web-green 5xx 2\d\.?\d* % of \d+ requests against 0 % of \d+/,
  )
})

thorough('a run that goes on after a crash compares with the minutes before the switch', async () => {
  const running = await deployUntil('errs-v2', /watch the release/)
  process.kill(running.pid, 'SIGKILL')
  await running.done
  await stage.advance('10s')

  let said = ''
  const again = stage.start('deploy', { release: 'errs-v2' }, { onOutput: (text) => (said += text) })
  await until(() => said.includes('watch the release'))
  await minuteWith(40)

  const result = await again.done
  expectEnd(result, 'rejected, blue v1, green errs-v2')
  expect(result.log).toContain('worse than the old side: web-green 5xx 25 % of 40 requests against 0 % of')
})

thorough('who may not read metrics is refused before anything is written', async () => {
  await stage.faults([{ service: 'cloudwatch', action: 'GetMetricData', kind: 'deny', times: 1000 }])
  const before = await stage.writes()

  const refused = await stage.run('deploy', { release: 'v2' })

  expectRefusal(refused, /services\.web\.watch\.compare: metrics cannot be read: .*cloudwatch:GetMetricData/s)
  expect(await stage.writes()).toEqual(before)
})

thorough(
  'R7: metrics that cannot be read any more are no verdict: traffic goes back, the attempt stays open',
  async () => {
    const running = await deployUntil('v2', /watch the release/)
    await stage.faults([{ service: 'cloudwatch', action: 'GetMetricData', kind: 'deny', times: 1000 }])
    await stage.advance('5m')
    await until(
      async () => (await stage.calls()).filter(({ action }) => action === 'GetMetricData').length > 1,
    )
    await stage.advance('10s')
    await until(
      async () => (await stage.calls()).filter(({ action }) => action === 'GetMetricData').length > 3,
    )
    await stage.advance('10s')

    const result = await running.done

    expectEnd(result, 'failed, blue v1, green v2')
    expect(result.log).toContain('CloudWatch could not be asked for metrics')
    expect(await stage.person.look()).toMatchObject({ routes: ['blue'], green: ['v2 healthy'] })
  },
)
