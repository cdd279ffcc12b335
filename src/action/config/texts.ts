import type { Asked } from './given.ts'
import { readScripts } from './scripts.ts'
import type { Wrong } from './shape.ts'
import { readUserData } from './user-data.ts'
import type { Written } from './written.ts'

/** What a service's config names and does not hold itself. */
export interface Texts {
  readonly userData: string | undefined
  /** By what the config says for each. */
  readonly scripts: ReadonlyMap<string, string>
}

/** Reads all of it; what cannot be read, or cannot be used, is told. */
export async function readTexts(
  written: Written,
  workspace: string,
  asked: Asked,
): Promise<Texts & { readonly wrong: readonly Wrong[] }> {
  const [{ userData, wrong }, { scripts, wrong: ofScripts }] = await Promise.all([
    readUserData(written, workspace, asked),
    readScripts(written, workspace),
  ])
  return { userData, scripts, wrong: [...wrong, ...ofScripts] }
}
