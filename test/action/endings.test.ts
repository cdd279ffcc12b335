import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { schemas } from '../../scripts/schema.ts'
import { readContext } from '../../src/action/context.ts'
import { type Ending, madeOf, withoutLook } from '../../src/action/ending.ts'
import { speaker, succeeds } from '../../src/action/outcome.ts'
import { allOutputs } from '../../src/action/outputs.ts'
import { writeReport } from '../../src/action/report/write.ts'
import { summaryText } from '../../src/action/summary/write.ts'
import type { FleetAct } from '../../src/deploy/acts.ts'
import type { Outcome } from '../../src/deploy/model.ts'
import { anAttempt, anEnding, anObservation, machine, noon, routedTo, side } from './endings.ts'

const nowhere = { report: '', junit: '' }
const paths = { report: '/tmp/report.json', junit: '/tmp/junit.xml' }

const context = { ...readContext({ GITHUB_RUN_ID: '7', GITHUB_REPOSITORY: 'octo/shop' }), temp: tmpdir() }

test('the outputs say who is live, who is held until when, and by what it was proven', () => {
  const { services, ...outputs } = allOutputs([anEnding()], paths)

  expect(outputs).toEqual({
    service: 'web',
    outcome: 'held',
    'live-color': 'green',
    'idle-color': 'blue',
    'live-release': 'v42',
    'idle-release': 'v41',
    'held-until': '2026-11-22T12:30:00.000Z',
    proof: 'nodes',
    agrees: 'true',
    'preview-url': 'http://app.example.com/',
    'instance-ids': '["i-g1","i-g22"]',
    report: '/tmp/report.json',
    junit: '/tmp/junit.xml',
  })
  expect(JSON.parse(services ?? '')).toEqual([expect.objectContaining({ service: 'web', outcome: 'held' })])
})

test('of several services the worst speaks; the list keeps all, without instance ids', () => {
  const api = { ...withoutLook('api', 'deploy', 'skipped', ''), service: 'api' }
  const shop = anEnding({ service: 'shop', outcome: 'rejected', seen: routedTo('blue') })

  const outputs = allOutputs([anEnding(), shop, api], nowhere)

  expect(outputs).toMatchObject({ service: 'shop', outcome: 'rejected', agrees: 'false' })
  const listed: Record<string, string>[] = JSON.parse(outputs['services'] ?? '')
  expect(listed.map(({ service, outcome }) => `${service} ${outcome}`)).toEqual([
    'web held',
    'shop rejected',
    'api skipped',
  ])
  expect(Object.keys(listed[0] ?? {})).not.toContain('instance-ids')
})

test('a run that moved no traffic is proven by nothing; without nodes it is the minimum hold', () => {
  expect(allOutputs([anEnding({ acts: [] })], nowhere)['proof']).toBe('')
  expect(allOutputs([anEnding({ proof: undefined })], nowhere)['proof']).toBe('minimum-hold')
  expect(allOutputs([anEnding({ proof: undefined, outcome: 'failed' })], nowhere)['proof']).toBe('')
})

test('the instances are those of the side that the command worked on', () => {
  const ids = (change: Parameters<typeof anEnding>[0]) =>
    allOutputs([anEnding(change)], nowhere)['instance-ids']

  expect(ids({ command: 'retire', outcome: 'retiring' })).toBe('["i-b1"]')
  expect(ids({ command: 'status', outcome: 'status' })).toBe('["i-g1","i-g22"]')
  expect(ids({ command: 'deploy', outcome: 'rejected' })).toBe('["i-b1"]')
})

test.each<[Outcome, boolean]>([
  ['held', true],
  ['rolled-back', true],
  ['planned', true],
  ['rejected', false],
  ['refused', false],
  ['failed', false],
  ['stranded', false],
  ['skipped', false],
])('%s: the step succeeds: %s', (outcome, green) => {
  expect(succeeds({ command: 'rollback', outcome })).toBe(green)
})

test('R10: a sweep that had to roll back fails the step; one that ended what was owed does not', () => {
  expect(succeeds({ command: 'sweep', outcome: 'rolled-back' })).toBe(false)
  expect(succeeds({ command: 'sweep', outcome: 'swept' })).toBe(true)
})

test('stranded is worse than failed, and any failure than any success', () => {
  const worst = (...outcomes: Outcome[]) => speaker(outcomes.map((outcome) => ({ outcome })))?.outcome

  expect(worst('held', 'failed', 'stranded', 'rejected')).toBe('stranded')
  expect(worst('live', 'skipped')).toBe('skipped')
})

test('the report fits its schema, and does not hold the preview header’s value', async () => {
  const mistakes = [{ path: 'service', said: 'x', remedy: 'Y.' }]
  const cost = { currency: 'USD', perHour: 0.04, soFar: 0.1 }
  const hold = { overdue: '5 min', deadline: '', lost: '', size: 2, cost, terms: '1 route' }
  const endings = [anEnding(), anEnding({ hold }), withoutLook('api', 'deploy', 'refused', 'wrong', mistakes)]

  const text = readFileSync((await writeReport(endings, context)).report, 'utf8')

  const judge = new Ajv().compile(JSON.parse(schemas['schemas/report.schema.json'] ?? ''))
  expect(judge(JSON.parse(text)), JSON.stringify(judge.errors)).toBe(true)
  expect(JSON.parse(text)).toMatchObject({ version: 1, outcome: 'refused', run: { id: '7' } })
  expect(text).not.toContain('verysecretvalue')
})

test('two reports of one job do not overwrite each other', async () => {
  expect(await writeReport([], context)).not.toEqual(await writeReport([], context))
})

test('the summary says who serves, both sides, the acts with their reasons and the proof per node', () => {
  expect(summaryText([anEnding()], nowhere)).toBe(`## web: deploy — HELD

**green serves v42; blue keeps v41, retirement due 2026-11-22 12:30:00 UTC**

Undo: command rollback. End the hold: command retire.

### Sides

|  | 🟦 blue | 🟩 green |
| --- | --- | --- |
| Traffic | ░░░░░░░░░░ 0 % | ▓▓▓▓▓▓▓▓▓▓ 100 % |
| Standing | held | live |
| Release | v41 | v42 |
| Attempt | a1 | a2 |
| Targets | 1 healthy | 2 healthy |
| Since | 2026-11-22 11:59:00 UTC by mona | 2026-11-22 11:59:00 UTC |
| Due | retire at 2026-11-22 12:30:00 UTC |  |

### Routes

| Route | Forwards to |
| --- | --- |
| 443 | green |
| 80 | green |

### What was done

| Time (UTC) | Act | Why |
| --- | --- | --- |
| 11:59:20 | switch traffic | 443 and 80: blue → green |

### What changed on the routes

| Before, after, and what else |
| --- |
| 443: web-blue → web-green; nothing else changed |

### Proof

| Node | Route | Right answers in a row | Converged after | Said |
| --- | --- | --- | --- | --- |
| 10.0.1.17 | 443 | 20 | 1.4 s | v42 |
| 10.0.1.18 | 443 | not asked |  | no connection |

### Instances

| Side | Instance | Name | State | Address | Zone | Release | Health |
| --- | --- | --- | --- | --- | --- | --- | --- |
| blue | i-b1 | i-b1 | running | 10.0.0.4 | eu-west-1a | v41 | healthy |
| green | i-g1 | i-g1 | running | 10.0.0.4 | eu-west-1a | v42 | healthy |
| green | i-g22 | i-g22 | running | 10.0.0.5 | eu-west-1a | v42 | healthy |

Fleet ec2, made from <code>image=ami-0a1b2c3d</code>, <code>template=lt-0a1b2c3d&#58;7</code>
`)
})

test('of a reason of several lines the first is told with its act, and what has ended is no row', () => {
  const act = { ...anEnding().acts[0], rung: 'test the release', why: 'rejected: 1 of 2\nGET /a: 404' }
  const gone = [machine('i-9', { state: 'terminated' }), machine('i-10', { state: 'shutting-down' })]
  const sides = { ...anObservation().sides, blue: side(gone) }

  const text = summaryText(
    [anEnding({ acts: [act as Ending['acts'][0]], seen: anObservation({ sides }) })],
    nowhere,
  )

  expect(text).toContain('| test the release | rejected: 1 of 2 |')
  expect(text).not.toMatch(/terminated|shutting-down/)
})

test('of several services a table says first how each ended and who is live', () => {
  const api = { ...withoutLook('api', 'deploy', 'skipped', ''), service: 'api' }

  expect(summaryText([anEnding(), api], nowhere)).toMatch(`### Services

| Service | Outcome | Who is live |
| --- | --- | --- |
| web | held | green serves v42; blue keeps v41, retirement due 2026-11-22 12:30:00 UTC |
| api | **skipped** |  |

## web: deploy — HELD
`)
})

test('what a command wrote last stands open, what the consoles said is folded, a notice has its table', () => {
  const text = summaryText(
    [
      anEnding({
        ...{
          outcome: 'rejected',
          why: 'set-up: run make failed: exit code 2\n| x | `y`\nmake: *** [all] Error 2',
        },
        ...{ lastWords: ['i-g1: kernel panic'], notices: ['the group web-blue has a policy of its own'] },
      }),
    ],
    nowhere,
  )

  expect(
    text,
  ).toContain(`set-up: run make failed: exit code 2<br>Nothing is to be undone; deploy again when you are ready.

### What it said

<pre>&#124; x &#124; &#96;y&#96;
make&#58; &#42;&#42;&#42; &#91;all&#93; Error 2</pre>`)
  expect(text).toContain(`<details><summary>Last words of the instances (1 line)</summary>

<pre>i-g1&#58; kernel panic</pre>`)
  expect(text).toContain('| the group web-blue has a policy of its own |')
})

test('the report says what the instances are made from, and what they said last', async () => {
  const ending = anEnding({ lastWords: ['i-g1: kernel panic'], notices: ['look'], fleet: undefined })

  const report = JSON.parse(readFileSync((await writeReport([ending], context)).report, 'utf8'))

  expect(report.services[0]).toMatchObject({
    fleet: '',
    made: { image: 'ami-0a1b2c3d', template: 'lt-0a1b2c3d:7' },
    'last-words': ['i-g1: kernel panic'],
    notices: ['look'],
  })
})

test('what was made is what was launched, else what the record says', () => {
  const launch = {
    kind: 'launch',
    color: 'green',
    attempt: 'a3',
    release: 'v43',
    made: 'image=ami-2',
    count: 1,
  }
  const attempt = { ...anAttempt, made: 'image=ami-1' }
  const seen = anObservation({ memo: { ...anObservation().memo, attempt } })

  expect(madeOf([{ rung: 'launch the fleet', act: launch as FleetAct, why: '', at: noon }], seen)).toBe(
    'image=ami-2',
  )
  expect(madeOf([], seen)).toBe('image=ami-1')
  expect(madeOf([], undefined)).toBe('')
})

test('a refusal’s summary lists every mistake; foreign text in it is no markup', () => {
  const mistakes = [{ path: 'services.a|b', said: 'found <img src=x> @mona\n# Title', remedy: 'Do `x`.' }]
  const text = summaryText([withoutLook('', 'deploy', 'refused', 'the config is wrong', mistakes)], nowhere)

  expect(text).toBe(`## deploy — REFUSED

the config is wrong<br>Nothing was changed.

### What is wrong

| Where | What | Remedy |
| --- | --- | --- |
| <code>services.a&#124;b</code> | found &lt;img src=x&gt; &#64;mona\\\\n\\# Title | Do \\\`x\\\`. |
`)
})

test('more than 50 instances are folded; a summary stays under 1 MiB and names the report', () => {
  const many = (count: number, release: string) =>
    Array.from({ length: count }, (_, at) => machine(`i-${at}`, { release }))
  const withMany = (count: number, release = 'v42') =>
    anEnding({ seen: anObservation({ sides: { green: side(many(count, release)), blue: side([]) } }) })

  expect(summaryText([withMany(50)], nowhere)).not.toContain('<details>')
  expect(summaryText([withMany(51)], nowhere)).toContain('<details><summary>Instances (51)</summary>')
  const endless = summaryText(
    Array.from({ length: 8 }, () => withMany(500, 'x'.repeat(480))),
    paths,
  )
  expect(Buffer.byteLength(endless)).toBeLessThan(1024 * 1024)
  expect(endless).toMatch(/too long for a summary; the report has it: <code>\/tmp\/report.json<\/code>\.\n$/)
  expect(endless.match(/<details>/g)?.length).toBe(endless.match(/<\/details>/g)?.length)
})
