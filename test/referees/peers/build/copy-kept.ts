import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kept, kept, onlyType } from './trim.ts'

/** Copies what is kept of a Go module into a folder, as a module of the same name. */
export function copyKept(module: string, folder: string): void {
  for (const [path, part] of Object.entries(kept)) {
    mkdirSync(join(folder, path), { recursive: true })
    const files = readdirSync(join(module, path)).filter((name) => /(?<!_test)\.go$/.test(name))
    for (const file of files) {
      const source = standing(readFileSync(join(module, path, file), 'utf8'), file, part)
      if (source !== undefined) writeFileSync(join(folder, path, file), source)
    }
  }
  writeFileSync(join(folder, 'go.mod'), readFileSync(join(module, 'go.mod')))
}

/** What stands of a file: all of it, one type, or nothing. */
function standing(source: string, file: string, { files, types = {} }: Kept): string | undefined {
  if (files === undefined || files.includes(file)) return source
  const type = types[file]
  return type === undefined ? undefined : onlyType(source, type)
}
