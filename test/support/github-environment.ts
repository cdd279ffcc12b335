import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The workflow run that a step belongs to; everything has a value, so a test names only what it is about. */
export interface GitHubRun {
  readonly repository?: string
  readonly runId?: number
  readonly runAttempt?: number
  readonly sha?: string
  readonly refName?: string
  readonly refType?: 'branch' | 'tag'
  readonly actor?: string
  readonly job?: string
  readonly workflow?: string
  readonly event?: { readonly name: string; readonly payload?: unknown }
  /** What `${{ github.token }}` is; empty by default. */
  readonly token?: string
  /** GITHUB_API_URL; an address where nothing listens by default, so that no test can reach GitHub. */
  readonly apiUrl?: string
}

interface Places {
  readonly folder: string
  readonly workspace: string
  readonly action: string
}

/**
 * The variables that a runner gives to a step, and nothing of the machine but PATH.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function githubEnvironment(
  run: GitHubRun,
  { folder, workspace, action }: Places,
): Record<string, string> {
  const { repository = 'octo/shop', refName = 'main', refType = 'branch', runId = 1001, runAttempt = 1 } = run
  const { name: event, payload = {} } = run.event ?? { name: 'workflow_dispatch' }
  const eventPath = join(folder, 'event.json')
  writeFileSync(eventPath, JSON.stringify(payload))
  const ref = `refs/${refType === 'tag' ? 'tags' : 'heads'}/${refName}`
  const { workflow = 'Release', actor = 'mona', apiUrl = 'http://127.0.0.1:9' } = run
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: join(folder, 'home'),
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__switchover',
    GITHUB_ACTION_PATH: action,
    GITHUB_ACTOR: actor,
    GITHUB_TRIGGERING_ACTOR: actor,
    GITHUB_API_URL: apiUrl,
    GITHUB_GRAPHQL_URL: `${apiUrl}/graphql`,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_JOB: run.job ?? 'release',
    GITHUB_REF: ref,
    GITHUB_REF_NAME: refName,
    GITHUB_REF_TYPE: refType,
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split('/')[0] ?? '',
    GITHUB_RUN_ATTEMPT: `${runAttempt}`,
    GITHUB_RUN_ID: `${runId}`,
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SHA: run.sha ?? '0123456789abcdef0123456789abcdef01234567',
    GITHUB_WORKFLOW: workflow,
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/release.yml@${ref}`,
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'test-runner',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: join(folder, 'temp'),
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
    RUNNER_WORKSPACE: folder,
  }
}
