import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { AddTagsCommand, DescribeTagsCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

/** Whoever may tag a target group must not be able to have anything run, nor to lead a run to other things. */
let stage: Stage
beforeAll(async () => {
  stage = await openStage({ services: 2 })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

interface Terms {
  readonly routes: readonly { readonly arn: string }[]
  readonly pairs: readonly { readonly blue: string; readonly green: string }[]
}

/** Changes the terms in every copy, with a mark that fits. */
async function forge(change: (terms: Terms) => object): Promise<void> {
  const { elbv2, service, rules } = stage.person
  const own = (await rules()).filter(({ Priority }) => Priority === '10')
  const arns = [...Object.values(service('web')['target-groups']), ...own.map(({ RuleArn }) => RuleArn ?? '')]
  const { TagDescriptions = [] } = await elbv2.send(new DescribeTagsCommand({ ResourceArns: arns }))
  const tags = Object.fromEntries(
    (TagDescriptions[0]?.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]),
  )
  const payload = deflateRawSync(JSON.stringify(change(termsIn(tags)))).toString('base64url')
  const parts = payload.match(/.{1,252}/g) ?? []
  const [written, sequence] = (tags['switchover:written'] ?? '').split(' ')
  const mark = createHash('sha256').update(payload).digest('hex').slice(0, 8)
  const forged = [
    { Key: 'switchover:written', Value: `${written} ${sequence} ${mark}` },
    ...parts.map((part, at) => ({
      Key: `switchover:terms.${at + 1}`,
      Value: at === 0 ? `${parts.length} ${part}` : part,
    })),
  ]
  await elbv2.send(new AddTagsCommand({ ResourceArns: arns, Tags: forged }))
}

function termsIn(tags: Readonly<Record<string, string>>): Terms {
  const [count = '', head = ''] = (tags['switchover:terms.1'] ?? '').split(' ')
  const rest = Array.from({ length: Number(count) - 1 }, (_, at) => tags[`switchover:terms.${at + 2}`])
  const payload = [head, ...rest].join('')
  return JSON.parse(inflateRawSync(Buffer.from(payload, 'base64url')).toString())
}

const one = { service: 'web' }
const held = async () =>
  expectEnd(await stage.run('deploy', { ...one, release: 'v2', hold: 'approval' }), 'held, green v2, blue v1')

thorough('a command in a forged tag is not run: such terms are none', async () => {
  const proof = join(tmpdir(), `was-here-${process.pid}`)
  const command = { run: `touch ${proof}` }
  await held()
  await forge((terms) => ({ ...terms, setUp: [command], switch: { after: [command] }, before: [command] }))

  const result = await stage.run('rollback', one)

  expectEnd(result, 'rolled-back, blue v1, green v2')
  expect(result.log).toContain('has lost the terms of its hold')
  expect(existsSync(proof)).toBe(false)
})

thorough(
  "a forged route leads to no other service's listener, and keeps nobody from rolling back",
  async () => {
    await held()
    const { listener = '' } = stage.person.service('web2').routes[0] ?? {}
    await forge((terms) => ({
      ...terms,
      routes: [...terms.routes, { kind: 'listener', arn: listener, pair: 0 }],
    }))

    const result = await stage.run('rollback', one)

    expectEnd(result, 'rolled-back, blue v1, green v2')
    expect(result.log).toContain(
      `${listener}, which only the record names, goes to none of its target groups (web2-blue): it is left out`,
    )
    expect(await stage.person.look('web2')).toMatchObject({ routes: ['blue'] })
  },
)

thorough("forged target groups are not believed: another service's sides stay as they are", async () => {
  await held()
  const others = stage.person.service('web2')
  await stage.run('deploy', { service: 'web2', release: 'v2' })
  const { routes, blue, green } = await stage.person.look('web2')
  const second = { kind: 'listener', arn: others.routes[0]?.listener, pair: 1 }
  await forge((terms) => ({
    ...terms,
    routes: [...terms.routes, second],
    pairs: [...terms.pairs, others['target-groups']],
  }))

  const result = await stage.run('retire', one)

  expectEnd(result, 'retired, green v2, blue empty')
  expect(result.log).toContain('the recorded terms of web are not believed, since web2-blue')
  expect(await stage.person.look('web2')).toMatchObject({ routes, blue, green })
})
