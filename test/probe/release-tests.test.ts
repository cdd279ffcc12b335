import { setTimeout as elapse } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runTests, testsSaid } from '../../src/probe/release-tests.ts'
import type { TestSettings } from '../../src/settings.ts'
import { aTest, never } from './builders.ts'

const tcp = (label: string, more: Parameters<typeof aTest>[1] = {}): TestSettings =>
  aTest({ kind: 'tcp', label, via: 'instance', port: 1, withinMs: 1 }, more)

const ssm = (label: string): TestSettings => {
  const command = {
    ...{ kind: 'ssm' as const, label, document: 'X', parameters: {} },
    ...{ withinMs: 1, concurrency: undefined, on: 'all' as const },
  }
  return aTest({ kind: 'ssm', label, command })
}

/** Runs tests that pass unless named here, each a few turns long; and how many were under way at once. */
async function run(tests: readonly TestSettings[], failing: readonly string[] = []) {
  const under = new Set<string>()
  const most = { all: 0, ssm: 0 }
  const began: string[] = []
  const once = async ({ label, kind }: TestSettings) => {
    under.add(`${kind} ${label}`)
    began.push(label)
    most.all = Math.max(most.all, under.size)
    most.ssm = Math.max(most.ssm, [...under].filter((one) => one.startsWith('ssm')).length)
    await elapse(5)
    under.delete(`${kind} ${label}`)
    return { passed: !failing.includes(label), said: `said ${label}` }
  }
  const found = await runTests(tests, once, () => {}, never)
  return { found, most, began, results: found.map(({ label, result }) => `${label} ${result}`) }
}

test('tests run at once up to the cap, and commands on instances one after the other', async () => {
  const many = Array.from({ length: 20 }, (_, at) => (at % 5 === 0 ? ssm(`s${at}`) : tcp(`t${at}`)))

  const { most, results } = await run(many)

  expect(most).toEqual({ all: 8, ssm: 1 })
  expect(results).toEqual(many.map(({ label }) => `${label} passed`))
})

test('what stands under a test begins once it has passed, and is not run where it failed', async () => {
  const tree = [
    tcp('a', { next: [tcp('b', { next: [tcp('c')] }), tcp('d')] }),
    tcp('e', { next: [tcp('f', { next: [ssm('g')] })] }),
  ]

  const { began, results, found } = await run(tree, ['e'])

  expect(results).toEqual([
    'a passed',
    'b passed',
    'c passed',
    'd passed',
    'e failed',
    'f not-run',
    'g not-run',
  ])
  expect(began.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(began.indexOf('c')).toBeGreaterThan(began.indexOf('b'))
  expect(found.at(-1)?.said).toBe('not run: e had not passed')
})

test('a failure is tried again until the deadline, and told once as long as it says the same', async () => {
  const told: string[] = []
  let tries = 0
  const once = async () => {
    tries += 1
    return tries === 3 ? { passed: true, said: 'well' } : { passed: false, said: 'busy' }
  }

  const [found] = await runTests([tcp('a', { deadlineMs: 20_000 })], once, (text) => told.push(text), never)

  expect(found).toMatchObject({ result: 'passed', said: 'well', tries: 3 })
  expect(told).toEqual([
    expect.stringMatching(/^a: busy; tried again for /),
    expect.stringMatching(/^✓ a: well \(3 tries in /),
  ])
})

test('what takes long is named while it runs', async () => {
  const told: string[] = []
  const reminded = Promise.withResolvers<void>()
  const say = (text: string) => {
    told.push(text)
    if (text.startsWith('still')) reminded.resolve()
  }
  const once = async ({ label }: TestSettings) => {
    if (label === 'slow') await reminded.promise
    return { passed: true, said: 'well' }
  }

  await runTests([tcp('quick'), tcp('slow')], once, say, never, 10)

  expect(told).toContain('still running: slow')
  expect(told.at(-1)).toMatch(/^✓ slow: well /)
})

test('past its deadline a test has failed with what was got last', async () => {
  const [found] = await runTests(
    [tcp('a', { deadlineMs: 10 })],
    async () => ({ passed: false, said: 'no' }),
    () => {},
    never,
  )

  expect(found).toMatchObject({ result: 'failed', said: 'no', tries: 2 })
})

test('where one cannot go on the others are ended first, and its reason is thrown', async () => {
  let ended = false
  const once = async ({ label }: TestSettings, signal: AbortSignal) => {
    if (label === 'broken') throw new Error('denied')
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    ended = true
    throw signal.reason
  }

  await expect(runTests([tcp('slow'), tcp('broken'), tcp('later')], once, () => {}, never)).rejects.toThrow(
    'denied',
  )
  expect(ended).toBe(true)
})

test('a cancel ends all of them with its own reason', async () => {
  const cancel = new AbortController()
  const once = async (_test: TestSettings, signal: AbortSignal) => {
    cancel.abort(new Error('cancelled'))
    signal.throwIfAborted()
    return { passed: true, said: '' }
  }

  await expect(runTests([tcp('a'), tcp('b')], once, () => {}, cancel.signal)).rejects.toThrow('cancelled')
})

test('every failure is named, the count first where there is more than one', () => {
  const found = (label: string, result: 'passed' | 'failed' | 'not-run') => ({
    label,
    result,
    said: `said ${label}`,
    tries: 1,
    ms: 1,
  })

  expect(testsSaid([found('a', 'passed'), found('b', 'passed')])).toBe('2 of 2 release tests passed')
  expect(testsSaid([found('a', 'passed'), found('b', 'failed'), found('c', 'not-run')])).toBe('b: said b')
  expect(testsSaid([found('a', 'failed'), found('b', 'failed'), found('c', 'passed')])).toBe(
    '2 of 3 release tests failed: a; b\na: said a\nb: said b',
  )
})
