import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * The commit that is checked out in this folder, as GitHub names the one that a workflow runs on: with it a deployment
 * from here is the same build as the workflow's. Empty where there is no checkout, or no git.
 */
export async function checkedOutCommit(folder: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd: folder })
    const commit = stdout.trim()
    return /^[0-9a-f]{40,64}$/.test(commit) ? commit : ''
  } catch {
    return ''
  }
}
