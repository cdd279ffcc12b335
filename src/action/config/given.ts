import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

/** What a text is held against beside its form: the run that it is read for. */
export interface Asked {
  /** What `{release}` will be; undefined where the command has none. */
  readonly release: string | undefined
  /** Whether this command may set up and migrate: only then must what those run be there on this runner. */
  readonly runs: boolean
  /** The same of the release tests. */
  readonly tests: boolean
}

/** A key that takes a text or a file: the text itself where it has a newline, else the file of that path. */
export async function readGiven(given: string, workspace: string): Promise<Buffer | undefined> {
  if (given.includes('\n')) return Buffer.from(given)
  try {
    return await readFile(resolve(workspace, given))
  } catch {
    // Whatever the cause, the mistake names the file and what to do.
    return undefined
  }
}

/** What there is to say of a file that `readGiven` could not read. */
export const cannotBeRead = (given: string) => ({
  said: `${JSON.stringify(given)} cannot be read`,
  remedy: 'Give the path of a file in the checkout, or the text itself (with a newline).',
})

/** The text, or undefined where the bytes are none. */
export function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
