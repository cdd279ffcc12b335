import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { AskCommits } from '../action/lineage/commits.ts'

const run = promisify(execFile)

/**
 * The commit that is checked out in this folder, as GitHub names the one that a workflow runs on: with it a deployment
 * from here is the same build as the workflow's. Empty where there is no checkout, or no git.
 */
export async function checkedOutCommit(folder: string): Promise<string> {
  try {
    const { stdout } = await run('git', ['rev-parse', 'HEAD'], { cwd: folder })
    const commit = stdout.trim()
    return /^[0-9a-f]{40,64}$/.test(commit) ? commit : ''
  } catch {
    return ''
  }
}

/** Asks the git of a checkout how two commits stand to each other: it need not have fetched both. */
export const askGit =
  (folder: string): AskCommits =>
  async (_repository, commit, other, signal) => {
    const isAncestor = (one: string, another: string): Promise<boolean | undefined> =>
      run('git', ['merge-base', '--is-ancestor', one, another], { cwd: folder, signal }).then(
        () => true,
        // 1 says no; whatever else says that git does not know. https://git-scm.com/docs/git-merge-base
        (error: unknown) => (codeOf(error) === 1 ? false : undefined),
      )
    const [older, newer] = await Promise.all([isAncestor(commit, other), isAncestor(other, commit)])
    signal.throwIfAborted()
    if (older === undefined || newer === undefined) return { unknown: 'git does not know both commits here' }
    // Every commit counts as its own ancestor.
    if (older && newer) return 'same'
    return older ? 'older' : newer ? 'newer' : 'diverged'
  }

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
