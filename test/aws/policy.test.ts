import { expect, test } from 'vitest'
import { readConfig } from '../../src/action/config/read.ts'
import { createClients } from '../../src/aws/clients.ts'
import { needsOf } from '../../src/aws/rights/needs.ts'
import { permissionsFor, trustFor } from '../../src/aws/rights/policy.ts'
import type { Statement } from '../../src/aws/rights/statement.ts'
import type { ServiceSettings } from '../../src/settings.ts'
import { fenced, pathOf, readText, section } from '../docs/markdown.ts'
import { aRun, signal } from './support/adapter.ts'

interface Document {
  readonly Statement: readonly {
    readonly Sid: string
    readonly Action: string | readonly string[]
    readonly Condition?: unknown
  }[]
}

const role = section(readText('README.md'), '## The AWS role')
const [written = '', trusted = ''] = fenced(role, 'json')
const inReadme: Document = JSON.parse(written)

/** What an example's config asks for. */
async function settingsOf(name: string): Promise<ServiceSettings> {
  const { services, mistakes } = await readConfig(`.github/${name}.yml`, pathOf('examples'))
  expect(mistakes).toEqual([])
  const [service] = Object.values(services)
  if (service === undefined) throw new Error(`${name} has no service`)
  return service.settings
}

const actionsOf = ({ Statement }: Document, sid?: string): readonly string[] =>
  [
    ...new Set(
      Statement.filter(({ Sid }) => sid === undefined || Sid === sid).flatMap(({ Action }) => Action),
    ),
  ].sort()

const matches = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?()[\]{}|$^\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(text)

const allows = (statements: readonly Statement[], action: string, resource: string): boolean =>
  statements.some(
    ({ Action, Resource }) =>
      Action.includes(action) && Resource.some((pattern) => matches(pattern, resource)),
  )

const examples = ['switchover', 'switchover-auto-scaling', 'switchover-existing'] as const

test('over all kinds of fleets it allows what the README’s policy does, and nothing else', async () => {
  const services = await Promise.all(examples.map(settingsOf))
  const { Statement } = permissionsFor(services)

  const extras = ['sts:AssumeRole', 'ssm:GetParameter', 'ssm:PutParameter', 'iam:PassRole']
  const known = actionsOf(inReadme)
  const allowed = actionsOf({ Statement })
  expect(allowed.filter((action) => !known.includes(action))).toEqual([])
  // Those depend on keys that not every example has.
  expect(known.filter((action) => !allowed.includes(action) && !extras.includes(action))).toEqual([])
  expect(new Set(Statement.map(({ Sid }) => Sid)).size).toBe(Statement.length)
})

test('where a statement has a condition in the README it has the same here', async () => {
  const services = await Promise.all(examples.map(settingsOf))
  const made = new Map(permissionsFor(services).Statement.map((statement) => [statement.Sid, statement]))

  const conditions = inReadme.Statement.filter(
    ({ Sid, Condition }) => Condition !== undefined && made.has(Sid),
  )
  expect(conditions.length).toBeGreaterThan(4)
  for (const { Sid, Condition } of conditions)
    if (Sid !== 'LaunchByTheGroup') expect(made.get(Sid)?.Condition, Sid).toEqual(Condition)
})

test.each(['switchover', 'switchover-existing'])(
  '%s: every write that a run asks IAM about is allowed',
  async (name) => {
    const settings = await settingsOf(name)
    const scope = {
      clients: createClients(),
      settings,
      owner: 'owner',
      run: aRun,
      say: () => {},
      wrote: new Map(),
    }
    const { Statement } = permissionsFor([settings])
    const kindsOf = (call: string): readonly string[] => [
      ...new Set(
        needs
          .filter(({ actions }) => actions.includes(call))
          .flatMap(({ resources }) => resources.map((arn) => arn.split(':')[5]?.split('/')[0] ?? '')),
      ),
    ]

    const needs = await needsOf(scope, { launches: true, switches: true }, signal)
    const missing = needs.flatMap(({ actions, resources }) =>
      actions.flatMap((action) =>
        resources
          .filter((resource) => !allows(Statement, action, resource))
          .map((resource) => `${action} on ${resource}`),
      ),
    )
    expect(needs.length).toBeGreaterThan(3)
    expect(missing).toEqual([])
    // AWS wants leave for both.
    expect(kindsOf('ssm:SendCommand')).toEqual(['document', 'instance'])
  },
)

test('only what the config names is allowed', async () => {
  const { Statement } = permissionsFor([await settingsOf('switchover-existing')])

  expect(allows(Statement, 'ec2:RunInstances', 'arn:aws:ec2:eu-west-1:123456789012:instance/i-1')).toBe(false)
  const groups = Statement.filter(({ Action }) => Action.includes('elasticloadbalancing:RegisterTargets'))
  expect(
    groups.flatMap(({ Resource }) => Resource).every((arn) => arn.includes(':targetgroup/intranet-')),
  ).toBe(true)
  expect(actionsOf({ Statement }).filter((action) => /^(autoscaling|route53):/.test(action))).toEqual([])
})

test('who works on groups may tag at launch, as a launch template with tags asks for', async () => {
  const { Statement } = permissionsFor([await settingsOf('switchover-auto-scaling')])

  const volume = 'arn:aws:ec2:eu-west-1:123456789012:volume/vol-1'
  const tagging = Statement.filter((statement) => allows([statement], 'ec2:CreateTags', volume))
  expect(tagging.map(({ Condition }) => Condition)).toEqual([
    { StringEquals: { 'ec2:CreateAction': 'RunInstances' } },
  ])
})

test('the trust policy is that of the README', async () => {
  const settings = await settingsOf('switchover')

  expect(trustFor(settings, 'repo:ORG@ORG_ID/REPO@REPO_ID:environment:production')).toEqual(
    JSON.parse(trusted),
  )
})
