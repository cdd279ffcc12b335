import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../../src/action/config/read.ts'
import { readContext } from '../../src/action/context.ts'
import { readInputs } from '../../src/action/inputs.ts'
import { commands } from '../../src/action/words.ts'
import { subjectsIn } from '../github/subjects.ts'
import { fenced, filesIn, isThere, pathOf, readText } from './markdown.ts'

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Job {
  readonly environment?: string
  readonly strategy?: unknown
  readonly concurrency?: unknown
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}
interface Workflow {
  readonly on: {
    readonly workflow_dispatch?: {
      readonly inputs?: Readonly<Record<string, { readonly options?: readonly string[] }>>
    }
  }
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

const files = filesIn('examples/workflows', '.yml')
const workflows = [
  ...files.map((file) => [file, readText(file)] as const),
  ...fenced(readText('README.md'), 'yaml')
    .filter((code) => code.startsWith('name:'))
    .map((code, at) => [`workflow ${at + 1} of the README`, code] as const),
]

test('there are five example workflows, and the README has one for each kind of fleet', () => {
  expect(files).toHaveLength(5)
  expect(workflows).toHaveLength(8)
})

const configs = filesIn('examples/.github', '.yml')

test('every example of a config is accepted, with the files that it names; there is one for each kind of fleet, and for staging', async () => {
  const read = await Promise.all(
    configs.map((file) => readConfig(file.replace('examples/', ''), pathOf('examples'))),
  )

  expect(read.flatMap(({ mistakes }) => mistakes)).toEqual([])
  const kinds = read.flatMap(({ services }) => Object.values(services).map(({ terms }) => terms.fleet))
  expect(kinds.sort()).toEqual(['auto-scaling', 'ec2', 'ec2', 'existing'])
})

test('editors know the keys of every example', () => {
  const judge = new Ajv().compile(JSON.parse(readText('schemas/config.schema.json')))

  expect(configs.filter((file) => !judge(parse(readText(file))))).toEqual([])
})

test('every workflow names a config that is there', () => {
  const steps = workflows.flatMap(([, text]) => {
    const { jobs }: Workflow = parse(text)
    return Object.values(jobs).flatMap((job) => job.steps)
  })
  const named = steps.flatMap((step) => step.with?.['config'] ?? [])

  expect(new Set(named)).toEqual(
    new Set(['auto-scaling', 'existing', 'staging'].map((kind) => `.github/switchover-${kind}.yml`)),
  )
  expect(named.filter((config) => !isThere(`examples/${config}`))).toEqual([])
})

const groupOf = (concurrency: unknown): string => {
  const { group }: { readonly group?: unknown } = Object(concurrency)
  return `${group}`
}

describe.each(workflows)('%s', (name, text) => {
  const workflow: Workflow = parse(text)
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps)
  const ours = steps.filter(({ uses }) => uses?.startsWith('OWNER/switchover@'))

  test('gives values that the action accepts', () => {
    expect(ours.length).toBeGreaterThan(0)
    for (const step of ours) {
      const plain = Object.entries(step.with ?? {}).filter(([, value]) => !`${value}`.includes('${{'))
      const given = new Map(plain.map(([name, value]) => [name, `${value}`]))
      const context = readContext({ GITHUB_RUN_ID: '1', GITHUB_SHA: 'c0ffee' })
      expect(readInputs(context, (name) => given.get(name) ?? '').mistakes).toEqual([])
    }
  })

  test('offers only commands that exist', () => {
    const offered = workflow.on.workflow_dispatch?.inputs?.['command']?.options ?? []

    expect(offered.filter((command) => !commands.includes(command))).toEqual([])
  })

  test('cancels no run, be it under way or waiting, and keeps none for ever', () => {
    const groups = workflow.concurrency ? [workflow.concurrency] : jobs.map(({ concurrency }) => concurrency)

    expect(groups).toEqual(
      groups.map(() => ({ group: expect.any(String), queue: 'max', 'cancel-in-progress': false })),
    )
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([])
  })

  test('a file that asks somebody keeps no other decision waiting for that answer', () => {
    // A job that waits for its approval holds its group.
    const asking = jobs.filter(({ environment }) => environment !== undefined && environment !== 'staging')
    const groups = asking.map((job) => groupOf(job.concurrency ?? workflow.concurrency))

    if (files.includes(name)) expect(groups.filter((group) => !group.includes('${{'))).toEqual([])
  })

  test('asks each environment once', () => {
    const asked = jobs.flatMap(({ environment }) => environment ?? [])

    expect(asked).toEqual([...new Set(asked)])
    expect(jobs.filter((job) => job.strategy !== undefined && job.environment !== undefined)).toEqual([])
  })
})

test.each(files)('%s says which variables it asks for', (file) => {
  const text = readText(file)
  const header = text.slice(0, text.indexOf('\non:'))

  const asked = [...text.matchAll(/\bvars\.(\w+)/g)].map(([, name = '']) => name)
  expect(asked).not.toEqual([])
  expect(asked.filter((name) => !new RegExp(`^# .*\\b${name}\\b`, 'm').test(header))).toEqual([])
})

test.each(files)('%s says whom the role of each of its jobs must trust, in both forms', (file) => {
  const text = readText(file)
  const { jobs }: Workflow = parse(text)
  const about = ({ environment }: Job) =>
    environment === undefined ? 'ref:refs/' : `environment:${environment}`

  expect(subjectsIn(text)).toEqual(
    Object.entries(jobs).map(([job, its]) => ({
      job,
      short: expect.stringContaining(`repo:ORG/REPO:${about(its)}`),
      long: expect.stringContaining(`repo:ORG@ORG_ID/REPO@REPO_ID:${about(its)}`),
    })),
  )
})
