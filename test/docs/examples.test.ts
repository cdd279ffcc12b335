import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../../src/action/config/read.ts'
import { readContext } from '../../src/action/context.ts'
import { readInputs } from '../../src/action/inputs.ts'
import { commands } from '../../src/action/words.ts'
import { fenced, filesIn, isThere, pathOf, readText } from './markdown.ts'

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Job {
  readonly environment?: string
  readonly concurrency?: { readonly 'cancel-in-progress'?: boolean }
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}
interface Workflow {
  readonly on: {
    readonly workflow_dispatch?: {
      readonly inputs?: Readonly<Record<string, { readonly options?: readonly string[] }>>
    }
  }
  readonly concurrency?: { readonly 'cancel-in-progress'?: boolean }
  readonly jobs: Readonly<Record<string, Job>>
}

const files = filesIn('examples/.github/workflows', '.yml')
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

const configs = filesIn('examples/.github', '.yml').filter((file) => !files.includes(file))

test('every example of a config is accepted, with the files that it names; there is one for each kind of fleet', async () => {
  const read = await Promise.all(
    configs.map((file) => readConfig(file.replace('examples/', ''), pathOf('examples'))),
  )

  expect(read.flatMap(({ mistakes }) => mistakes)).toEqual([])
  const kinds = read.flatMap(({ services }) => Object.values(services).map(({ terms }) => terms.fleet))
  expect(kinds.sort()).toEqual(['auto-scaling', 'ec2', 'existing'])
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
    new Set(['.github/switchover-auto-scaling.yml', '.github/switchover-existing.yml']),
  )
  expect(named.filter((config) => !isThere(`examples/${config}`))).toEqual([])
})

describe.each(workflows)('%s', (_name, text) => {
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

  test('never cancels a run that is under way, and asks an environment', () => {
    const groups = workflow.concurrency ? [workflow.concurrency] : jobs.map(({ concurrency }) => concurrency)

    expect(groups.map((group) => group?.['cancel-in-progress'])).toEqual(groups.map(() => false))
    expect(jobs.filter(({ environment }) => environment === undefined)).toEqual([])
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([])
  })
})
