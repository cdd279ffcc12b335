import { proxiedFetch } from './proxied.ts'

/** How one commit stands to another: `older` is an ancestor of it, `diverged` neither before nor after it. */
export type Ancestry = 'older' | 'newer' | 'same' | 'diverged'

/** Says how a commit stands to another of the same repository; a sentence where GitHub does not tell. */
export type AskCommits = (
  repository: string,
  commit: string,
  other: string,
  signal: AbortSignal,
) => Promise<Ancestry | { readonly unknown: string }>

/** What GitHub calls the head of a comparison, as seen from its base. */
const ancestries: Readonly<Record<string, Ancestry>> = {
  ahead: 'newer',
  behind: 'older',
  identical: 'same',
  diverged: 'diverged',
}

/** A guard must not hold a release up for longer. */
const withinMs = 10_000

/** Asks GitHub with this token; the library is loaded by the first question. */
export const askGitHub =
  (token: string, baseUrl: string, env: NodeJS.ProcessEnv = process.env): AskCommits =>
  async (repository, commit, other, signal) => {
    const { request } = await import('@octokit/request')
    const [owner = '', repo = ''] = repository.split('/')
    try {
      // The files of a comparison, which may be large, come with its first page only.
      // https://docs.github.com/en/rest/commits/commits#compare-two-commits
      const { data } = await request('GET /repos/{owner}/{repo}/compare/{basehead}', {
        ...{ baseUrl, owner, repo, basehead: `${other}...${commit}`, per_page: 1, page: 2 },
        headers: { authorization: `token ${token}` },
        request: {
          fetch: proxiedFetch(env),
          signal: AbortSignal.any([signal, AbortSignal.timeout(withinMs)]),
        },
      })
      return ancestries[data.status] ?? { unknown: `GitHub calls the comparison ${data.status}` }
    } catch (error) {
      signal.throwIfAborted()
      return { unknown: whyNot(error) }
    }
  }

/** A token that may not see the repository, or a commit that was pushed over, is not found. */
function whyNot(error: unknown): string {
  const status = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : undefined
  if (status === 401 || status === 403 || status === 404)
    return `GitHub answered ${status} (the token needs contents: read, and both commits must be in the repository)`
  return typeof status === 'number' && status < 500
    ? `GitHub answered ${status}`
    : 'GitHub could not be asked'
}
