import { expect, test } from 'vitest'
import { expectApart, foreignMark, expect as judge, markOf, tellsApart } from '../../src/probe/expect.ts'
import type { Answer } from '../../src/probe/http.ts'
import { oneLine } from '../../src/probe/words.ts'
import type { HttpSettings } from '../../src/settings.ts'
import { anHttp, releaseHeader } from './builders.ts'

const v2 = { service: 'web', release: 'v2', color: 'green', attempt: 'a2' }
const v1 = { service: 'web', release: 'v1', color: 'blue', attempt: 'a1' }

const answer = (change: Partial<Extract<Answer, { kind: 'answer' }>> = {}): Answer => ({
  kind: 'answer',
  status: 200,
  headers: { 'x-release': 'v2' },
  body: 'ok',
  ms: 1,
  ...change,
})

test('without a status every 2xx is right and nothing else', async () => {
  const statuses = [199, 200, 204, 299, 302, 404, 500]

  const judged = await Promise.all(statuses.map((status) => judge(answer({ status }), anHttp(), v2)))

  expect(statuses.filter((_, at) => judged[at]?.passed)).toEqual([200, 204, 299])
})

test('a status outside the range asked for is said with the range', async () => {
  const http = anHttp({ status: { from: 200, to: 204 } })

  expect(await judge(answer({ status: 404 }), http, v2)).toMatchObject({
    passed: false,
    said: 'answers 404, expected 200 to 204',
  })
})

test('a header must be the one of the side asked for, whatever the case of its name', async () => {
  const http = anHttp({ header: { 'X-Release': '{release}' } })

  expect((await judge(answer(), http, v2)).passed).toBe(true)
  expect(await judge(answer({ headers: { 'x-release': 'v1' } }), http, v2)).toEqual({
    passed: false,
    said: 'answers 200 with x-release v1, expected v2',
    got: 'v1',
  })
  expect((await judge(answer({ headers: {} }), http, v2)).said).toBe(
    'answers 200 without x-release, expected v2',
  )
})

test('a body must contain the text of the side asked for', async () => {
  const http = anHttp({ contains: 'release {release}' })

  expect((await judge(answer({ body: 'release v2' }), http, v2)).passed).toBe(true)
  expect((await judge(answer({ body: 'release v1' }), http, v2)).said).toBe(
    'answers 200 with "release v1", expected it to contain "release v2"',
  )
})

test('a release in a pattern is text, not pattern', async () => {
  const http = anHttp({ matches: '^version {release}$' })
  const values = { ...v2, release: '1.0+b' }

  expect((await judge(answer({ body: 'version 1.0+b' }), http, values)).passed).toBe(true)
  expect((await judge(answer({ body: 'version 1x00b' }), http, values)).passed).toBe(false)
})

test.each([
  ['a text', anHttp({ contains: 'release {release}' }), 'release v1', 'release v10', 'release v10'],
  ['a pattern', anHttp({ matches: 'release {release}' }), 'release v1', 'release v10', undefined],
  ['a color', anHttp({ contains: '{release}', matches: '{color}' }), 'v1 blue', 'v10 green', 'v10'],
])(
  '%s of one side that stands in what the other one answers is not taken for its mark',
  async (_, http, of1, of10, got) => {
    const v10 = { ...v2, release: 'v10' }
    const passes = async (body: string, own: typeof v1, other: typeof v1) =>
      (await expectApart(answer({ body }), http, own, other)).passed

    expect([await passes(of1, v1, v10), await passes(of10, v1, v10)]).toEqual([true, false])
    expect([await passes(of1, v10, v1), await passes(of10, v10, v1)]).toEqual([false, true])
    const both = answer({ body: `${of10} ${of1}` })
    expect(await expectApart(both, http, v1, v10)).toEqual({
      passed: false,
      said: `answers 200 with "${of10} ${of1}", as green does`,
      got,
    })
    expect((await expectApart(both, http, v10, v1)).passed).toBe(true)
  },
)

test('what a server answers is one line of 200 characters at most', async () => {
  const hostile = `${'<b>\n::error::'.repeat(500)}\u001b[31m\u2028\u202e`

  const { said } = await judge(answer({ body: hostile }), anHttp({ contains: 'ok!' }), v2)

  expect(said).not.toMatch(/[\p{C}\u2028\n]/u)
  expect(said.length).toBeLessThan(270)
  expect(oneLine('x'.repeat(10_000))).toHaveLength(200)
  expect(oneLine('a\r\nb\tc')).toBe('a b c')
})

test('a mark tells two sides apart only when it reads differently for them', () => {
  expect(tellsApart(releaseHeader(), v1, v2)).toBe(true)
  expect(tellsApart(releaseHeader(), v1, { ...v2, release: 'v1' })).toBe(false)
  expect(tellsApart(anHttp({ header: { 'x-color': '{color}' } }), v1, { ...v2, release: 'v1' })).toBe(true)
  expect(tellsApart(anHttp({ header: { server: 'app' }, contains: 'ok' }), v1, v2)).toBe(false)
  expect(tellsApart(anHttp({ matches: '{attempt}$' }), v1, v2)).toBe(true)
})

test("another side's mark is seen in any answer that carries it, and constant headers are no marks", async () => {
  const http = anHttp({ header: { 'content-type': 'text/html', 'x-release': '{release}' } })

  expect(await foreignMark(answer({ headers: { 'x-release': 'v1' } }), http, v2)).toBe('x-release v1, not v2')
  expect(await foreignMark(answer({ headers: { 'content-type': 'text/plain' } }), http, v2)).toBeUndefined()
  expect(await foreignMark(answer(), http, v2)).toBeUndefined()
})

test('the mark is told by its value', () => {
  expect(markOf(releaseHeader(), v2)).toBe('v2')
  expect(markOf(anHttp({ contains: 'I am {color}' }), v2)).toBe('I am green')
})

const asked = (json: HttpSettings['json']) => anHttp({ json })
const body = JSON.stringify({
  release: 'v2',
  up: true,
  count: 2,
  none: null,
  parts: [{ up: true }, { up: false }],
})

test.each([
  ['$.release', '{release}', true],
  ['$.up', true, true],
  ['$.count', 2, true],
  ['$.none', null, true],
  ["$['parts'][0].up", true, true],
  ['$.parts[?@.up == false].up', false, true],
])('JSON: %s is %j', async (path, value, passed) => {
  expect((await judge(answer({ body }), asked([{ path, value }]), v2)).passed).toBe(passed)
})

test.each([
  ['$.release', '{release}', v1, 'answers 200 with $.release "v2", expected "v1"', '"v2"'],
  ['$.count', '2', v2, 'answers 200 with $.count 2, expected "2"', undefined],
  ['$.missing', 'x', v2, 'answers 200 without $.missing, expected "x"', undefined],
  // Every value that the path finds must be right, not one of them.
  ['$.parts[*].up', true, v2, 'answers 200 with $.parts[*].up false, expected true', undefined],
  ['$.parts', 'x', v2, 'answers 200 with $.parts [{"up":true},{"up":false}], expected "x"', undefined],
])('JSON: what is wrong at %s is said with what was got', async (path, value, values, said, got) => {
  expect(await judge(answer({ body }), asked([{ path, value }]), values)).toEqual({
    passed: false,
    said,
    got,
  })
})

test('a body that is no JSON is no right answer where JSON is asked for', async () => {
  expect((await judge(answer({ body: '<html>' }), asked([{ path: '$', value: 1 }]), v2)).said).toBe(
    'answers 200 with "<html>", which is no JSON',
  )
})

test.each<[string, Parameters<typeof answer>[0], Partial<HttpSettings>, string]>([
  [
    'a redirect is said with where it leads',
    { status: 302, headers: { location: 'https://login.example/' } },
    {},
    'answers 302 to https://login.example/, expected any 2xx',
  ],
  [
    'a body that was not read to its end is said to be cut',
    { body: '{"pad":', cut: true },
    { json: [{ path: '$', value: 1 }] },
    'answers 200 with "{"pad":" (only the first MiB is read), which is no JSON',
  ],
  [
    'a packed body is said to be packed',
    { body: 'xyz', headers: { 'content-encoding': 'gzip' } },
    { contains: 'ok' },
    'answers 200 with "xyz" (encoded: gzip), expected it to contain "ok"',
  ],
  [
    'a pattern that would search for ever is ended, and is no match',
    { body: 'a'.repeat(60) },
    { matches: '^(a+)+$x' },
    `answers 200 with "${'a'.repeat(60)}", expected it to match ^(a+)+$x, which cannot be told within 500 ms`,
  ],
])('%s', async (_, got, asks, said) => {
  expect(await judge(answer(got), anHttp(asks), v2)).toEqual({ passed: false, said, got: undefined })
})

test('JSON tells two sides apart, and is the mark, where it names the side', () => {
  const http = asked([
    { path: '$.up', value: true },
    { path: '$.release', value: '{release}' },
  ])

  expect(tellsApart(http, v1, v2)).toBe(true)
  expect(tellsApart(asked([{ path: '$.up', value: true }]), v1, v2)).toBe(false)
  expect(markOf(http, v2)).toBe('v2')
})

test("another side's mark in a body is seen where the same path was asked, and nowhere else", async () => {
  const http = asked([{ path: '$.release', value: '{release}' }])
  const said = answer({ headers: {}, body: '{"release":"v1"}' })

  expect(await foreignMark(said, http, v2)).toBe('$.release "v1", not "v2"')
  expect(await foreignMark(said, http, v2, '/other')).toBeUndefined()
  expect(await foreignMark(answer({ headers: {}, body: '{"release":"v2"}' }), http, v2)).toBeUndefined()
  expect(await foreignMark(answer({ headers: {}, body: '{}' }), http, v2)).toBeUndefined()
})
