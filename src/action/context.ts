import { hostname, tmpdir, userInfo } from 'node:os'
import type { Run } from '../deploy/goal.ts'
import type { AskCommits } from './lineage/commits.ts'
import { credentialsOf, type Secret } from './secrets.ts'

/** What GitHub says of the run around this step. https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
export interface Context {
  readonly run: Run
  /** What started the run (`push`, `pull_request` …); empty outside GitHub. */
  readonly event: string
  /** The commit; empty outside GitHub. */
  readonly commit: string
  /** Repository and path of the workflow, and which of its runs this is; empty and 0 outside GitHub. */
  readonly workflow: string
  readonly number: number
  /** The tag's name where a tag is built. */
  readonly tag: string | undefined
  /** Who is asked how commits stand to each other; left out: GitHub. */
  readonly askCommits?: AskCommits
  /** Where GitHub's API is: that of an Enterprise Server is elsewhere. */
  readonly api: string
  /** Where the checkout is: paths in the config start here. */
  readonly workspace: string
  /** A folder for files that outlive the step, but not the job. */
  readonly temp: string
  /** The run's page; undefined outside GitHub. */
  readonly url: string | undefined
  /** Credentials of the environment: they are seen nowhere. */
  readonly credentials: readonly Secret[]
}

/** Reads it from the environment; outside GitHub the run is named after the person and the machine. */
export function readContext(env: NodeJS.ProcessEnv = process.env): Context {
  const run = env['GITHUB_RUN_ID'] ? githubRun(env, env['GITHUB_RUN_ID']) : localRun()
  return {
    run,
    event: env['GITHUB_EVENT_NAME'] ?? '',
    commit: env['GITHUB_SHA'] ?? '',
    workflow: workflowOf(env),
    number: count(env['GITHUB_RUN_NUMBER']),
    tag: env['GITHUB_REF_TYPE'] === 'tag' ? env['GITHUB_REF_NAME'] : undefined,
    api: env['GITHUB_API_URL'] || 'https://api.github.com',
    workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    temp: env['RUNNER_TEMP'] ?? tmpdir(),
    url: run.server === undefined ? undefined : `${run.server}/${run.repository}/actions/runs/${run.id}`,
    credentials: credentialsOf(env),
  }
}

/** Of a person at a terminal: whatever GitHub has left in the environment means nothing there. */
export const localContext = (env: NodeJS.ProcessEnv = process.env): Context => ({
  run: localRun(),
  event: '',
  commit: '',
  workflow: '',
  number: 0,
  tag: undefined,
  api: 'https://api.github.com',
  workspace: process.cwd(),
  temp: tmpdir(),
  url: undefined,
  credentials: credentialsOf(env),
})

function githubRun(env: NodeJS.ProcessEnv, id: string): Run {
  const attempt = Number(env['GITHUB_RUN_ATTEMPT'] ?? '1')
  return {
    repository: env['GITHUB_REPOSITORY'] ?? 'unknown',
    id,
    attempt: Number.isSafeInteger(attempt) && attempt > 0 ? attempt : 1,
    actor: env['GITHUB_TRIGGERING_ACTOR'] ?? env['GITHUB_ACTOR'] ?? 'unknown',
    server: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
  }
}

/** The branch behind the path says nothing about which workflow it is. */
function workflowOf(env: NodeJS.ProcessEnv): string {
  const [path = ''] = (env['GITHUB_WORKFLOW_REF'] ?? '').split('@')
  const named = env['GITHUB_REPOSITORY'] && `${env['GITHUB_REPOSITORY']}/${env['GITHUB_WORKFLOW'] ?? ''}`
  return path || named || ''
}

const count = (text: string | undefined): number => {
  const number = Number(text ?? '0')
  return Number.isSafeInteger(number) && number > 0 ? number : 0
}

function localRun(): Run {
  const person = userName()
  // The same person may have several runs on one machine. Tags, in which others read it, take no other characters.
  const id = `${person}@${hostname()} pid ${process.pid}`.replace(/[^A-Za-z0-9_.:/=+@ -]/g, '-')
  return { repository: 'local', id, attempt: 1, actor: person }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a user id that has no name.
    return `uid-${process.getuid?.() ?? 0}`
  }
}
