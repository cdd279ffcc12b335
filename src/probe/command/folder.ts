import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder that only this user may look into, gone at its end. */
export const privateFolder = async (
  parent: string = tmpdir(),
): Promise<AsyncDisposable & { readonly path: string }> => {
  const path = await mkdtemp(join(parent, 'switchover-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
