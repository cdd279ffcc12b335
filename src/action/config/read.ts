import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Mistake } from '../../deploy/ports.ts'
import type { Config } from './config.ts'
import type { Asked } from './given.ts'

/** As for a command that releases nothing and runs nothing. */
const nothingAsked: Asked = { release: undefined, runs: false, tests: false }

/**
 * Reads the config: the text itself where it has a newline, else the file of that path in the workspace.
 * Every mistake is told at once, each with its place; then there are no services.
 */
export async function readConfig(
  textOrPath: string,
  workspace: string,
  asked: Asked = nothingAsked,
): Promise<Config> {
  const text = textOrPath.includes('\n') ? textOrPath : await readFileAt(textOrPath, workspace)
  if (typeof text !== 'string') return { services: {}, mistakes: [text] }
  // YAML and the schema are the heaviest part of a start: loaded only when there is a text.
  const { parseConfig } = await import('./parse.ts')
  return parseConfig(text, workspace, asked)
}

async function readFileAt(path: string, workspace: string): Promise<string | Mistake> {
  try {
    return await readFile(resolve(workspace, path), 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return {
      path: 'config',
      said: `${JSON.stringify(path)} cannot be read: ${why}`,
      remedy:
        'Give the path from the root of the checkout (in a workflow, check out the repository before this step), or the YAML text itself (with a newline).',
    }
  }
}
