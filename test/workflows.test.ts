import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Document, documents, markdownFiles, workflowBlocks, yamlBlocks } from './github/documents.ts'
import { findings } from './github/findings.ts'

interface Step {
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Job {
  readonly name?: string
  readonly concurrency?: unknown
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}
interface Workflow {
  readonly name?: string
  readonly permissions?: unknown
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

const all = documents()
const titled = (found: readonly Document[]) => found.map((document) => [document.name, document] as const)

test.each(titled(all))('GitHub’s language service finds nothing wrong in %s', async (_name, document) => {
  expect(await findings([document])).toEqual([])
})

test('every YAML that a page shows is a workflow, which is checked here, or a config', () => {
  for (const page of markdownFiles()) {
    const configs = yamlBlocks(page).filter(({ text }) => /^services:/m.test(text))
    expect(configs.length + workflowBlocks(page).length, page).toBe(yamlBlocks(page).length)
  }
})

/** What the service does not ask. */
describe.each(titled(all.filter(({ name }) => name !== 'action.yml')))('%s', (_name, { path, text }) => {
  const workflow: Workflow = parse(text)
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps)

  test('gives no permission that a job does not ask for', () => {
    expect(workflow.permissions).toEqual({})
  })

  test('names itself and its jobs, and a file its steps too', () => {
    const named = [workflow, ...jobs, ...(path.endsWith('.yml') ? steps : [])]

    expect(named.filter(({ name }) => !name)).toEqual([])
  })

  test('ends: every job has a time limit, and runs of one branch do not pile up', () => {
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([])
    expect(jobs.filter((job) => (job.concurrency ?? workflow.concurrency) === undefined)).toEqual([])
  })

  test('pins every action of others by commit, with its version beside it', () => {
    const uses = text.split('\n').filter((line) => /\buses: (?!\.\/|OWNER\/switchover@v1$)/.test(line))

    expect(uses.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  test('keeps no credentials in the checkout', () => {
    const checkouts = steps.filter((step) => step.uses?.startsWith('actions/checkout@'))

    expect(checkouts.length).toBeGreaterThan(0)
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })

  test('puts no expression into a shell', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([])
  })
})
