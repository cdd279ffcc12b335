import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { registerLogger, validate } from '@actions/languageservice'

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))
const packageFolder = join(modules, '@actions/languageservice')

/** GitHub's own check of workflow and action files, the one that editors use; with what is needed to call it. */
export interface LanguageService {
  readonly validate: typeof validate
  readonly registerLogger: typeof registerLogger
  readonly TextDocument: {
    create(uri: string, language: string, version: number, text: string): Parameters<typeof validate>[0]
  }
}

export const languageServiceVersion: string = JSON.parse(
  readFileSync(join(packageFolder, 'package.json'), 'utf8'),
).version

/**
 * Loads it. Its files import JSON without saying so, which Node refuses: it is bundled once, and kept where npm keeps
 * what it installs.
 */
export async function loadLanguageService(): Promise<LanguageService> {
  const file = join(modules, `.cache/switchover/languageservice-${languageServiceVersion}.mjs`)
  if (!existsSync(file)) await keep(file)
  return import(pathToFileURL(file).href)
}

async function keep(file: string): Promise<void> {
  const text = await bundled()
  mkdirSync(dirname(file), { recursive: true })
  // Several test processes may do this at once: each sees a whole file, or none.
  const whole = `${file}.${process.pid}`
  writeFileSync(whole, text)
  renameSync(whole, file)
}

async function bundled(): Promise<string> {
  const { rolldown } = await import('rolldown')
  const entry = join(packageFolder, 'entry.js')
  const text = `
    export { registerLogger, validate } from './dist/index.js'
    export { TextDocument } from 'vscode-languageserver-textdocument'`
  const build = await rolldown({
    input: entry,
    platform: 'node',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? text : null),
      },
    ],
  })
  const { output } = await build.generate({ format: 'esm' })
  await build.close()
  return output[0].code
}
