import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { StepFolder } from './step-folder.ts'

/** The workflow run that a step belongs to; everything has a value, so a test names only what it is about. */
export interface GitHubRun {
  readonly repository?: string
  readonly runId?: number
  readonly runAttempt?: number
  /** GITHUB_RUN_NUMBER: which run of its workflow. */
  readonly runNumber?: number
  readonly sha?: string
  readonly refName?: string
  readonly refType?: 'branch' | 'tag'
  readonly actor?: string
  readonly job?: string
  readonly workflow?: string
  readonly event?: { readonly name: string; readonly payload?: unknown }
  /** What `${{ github.token }}` is, masked in the log; empty by default. */
  readonly token?: string
  /** GITHUB_API_URL; an address where nothing listens by default, so that no test can reach GitHub. */
  readonly apiUrl?: string
}

/** What the machine gives to every process, and nothing of this machine but PATH; a step may have another CI. */
export function machineEnvironment({ home }: StepFolder): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8', CI: 'true' }
}

/** Nothing listens there. */
const nowhere = 'http://127.0.0.1:9'

/**
 * The variables that a runner gives to each step of a run, and no workflow can change. No job of ours may ask for an
 * OIDC token, so none has ACTIONS_ID_TOKEN_REQUEST_URL.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function githubEnvironment(run: GitHubRun, folder: StepFolder): Record<string, string> {
  return { ...githubVariables(run, folder), ...runnerVariables(folder), ...serviceVariables }
}

function githubVariables(run: GitHubRun, { temp, workspace }: StepFolder): Record<string, string> {
  const { repository = 'octo/shop', refName = 'main', refType = 'branch', runId = 1001, runAttempt = 1 } = run
  const { workflow = 'Release', actor = 'mona', apiUrl = nowhere } = run
  const { name: event, payload = {} } = run.event ?? { name: 'workflow_dispatch' }
  const sha = run.sha ?? '0123456789abcdef0123456789abcdef01234567'
  const ref = `refs/${refType === 'tag' ? 'tags' : 'heads'}/${refName}`
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__OWNER_switchover',
    GITHUB_ACTION_REF: 'v1',
    GITHUB_ACTION_REPOSITORY: 'OWNER/switchover',
    GITHUB_ACTOR: actor,
    GITHUB_ACTOR_ID: '583231',
    GITHUB_TRIGGERING_ACTOR: actor,
    GITHUB_API_URL: apiUrl,
    GITHUB_GRAPHQL_URL: `${apiUrl}/graphql`,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_BASE_REF: '',
    GITHUB_HEAD_REF: '',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: written(join(temp, '_github_workflow/event.json'), payload),
    GITHUB_JOB: run.job ?? 'release',
    GITHUB_REF: ref,
    GITHUB_REF_NAME: refName,
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_REF_TYPE: refType,
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_ID: '1296269',
    GITHUB_REPOSITORY_OWNER: repository.split('/')[0] ?? '',
    GITHUB_REPOSITORY_OWNER_ID: '583231',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: `${runAttempt}`,
    GITHUB_RUN_ID: `${runId}`,
    GITHUB_RUN_NUMBER: `${run.runNumber ?? 1}`,
    GITHUB_SHA: sha,
    GITHUB_WORKFLOW: workflow,
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/release.yml@${ref}`,
    GITHUB_WORKFLOW_SHA: sha,
    GITHUB_WORKSPACE: workspace,
  }
}

function runnerVariables({ folder, temp }: StepFolder): Record<string, string> {
  return {
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'test-runner',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
    RUNNER_TRACKING_ID: 'github_00000000-0000-4000-8000-000000000000',
    RUNNER_WORKSPACE: folder,
  }
}

const serviceVariables = {
  ACTIONS_RUNTIME_URL: `${nowhere}/`,
  ACTIONS_RUNTIME_TOKEN: 'a token that opens nothing',
  ACTIONS_CACHE_URL: `${nowhere}/`,
  ACTIONS_RESULTS_URL: `${nowhere}/`,
}

function written(path: string, payload: unknown): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(payload))
  return path
}
