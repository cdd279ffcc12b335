import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One import of a source file. */
export interface Import {
  /** A path from the repository's root, or what a package is imported as (`node:http`, `@aws-sdk/client-ec2`). */
  readonly target: string
  /** `type` is gone at run time; `due` is loaded when the line runs; `at once` with the file itself. */
  readonly when: 'type' | 'due' | 'at once'
}

export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every source file in these folders, with what it imports. */
export function readSources(folders: readonly string[]): readonly SourceFile[] {
  return folders
    .flatMap((folder) => filesIn(folder))
    .map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')))
}

export function sourceFile(path: string, text: string): SourceFile {
  return {
    path,
    text,
    imports: [...importsOf(text)].map(({ target, when }) => ({ target: resolve(path, target), when })),
  }
}

function filesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort()
}

const statement =
  /^\s*(?:import|export)\s+(?<type>type\s)?(?:[\w*{][^'"]*?\sfrom\s*)?['"](?<target>[^'"]+)['"]|\bimport\(\s*['"](?<due>[^'"]+)['"]/gm

function* importsOf(text: string): Generator<Import> {
  for (const { groups = {} } of text.matchAll(statement)) {
    const { type, target, due } = groups
    if (due !== undefined) yield { target: due, when: 'due' }
    else if (target !== undefined) yield { target, when: type === undefined ? 'at once' : 'type' }
  }
}

function resolve(from: string, target: string): string {
  return target.startsWith('.') ? posix.join(posix.dirname(from), target) : target
}
