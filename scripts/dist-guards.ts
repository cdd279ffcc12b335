import { type BuiltFile, licencesFile } from './bundle.ts'

/** What dist/ may weigh, in bytes: what GitHub's runner downloads, and what Node reads before the first line runs. */
export const limits = { total: 3_000_000, atOnce: 300_000 } as const

/** What is in dist/ now, by path inside it. */
export type CheckedIn = ReadonlyMap<string, string>

/** Every reason why dist/ may not be released, each with its file, its figure and what to do. */
export function complaints(built: readonly BuiltFile[], checkedIn: CheckedIn): readonly string[] {
  return [
    ...stale(built, checkedIn),
    ...tooHeavy(built),
    ...built.filter((file) => file.entry).flatMap((entry) => atOnce(entry, built)),
  ]
}

/** The entry and everything that is loaded with it, in the order in which it is found. */
export function loadedWith(entry: BuiltFile, built: readonly BuiltFile[]): readonly BuiltFile[] {
  const found = new Set([entry])
  for (const file of found)
    for (const path of file.imports) {
      const imported = built.find((other) => other.path === path)
      if (imported) found.add(imported)
    }
  return [...found]
}

export function weight(files: readonly BuiltFile[]): number {
  return files
    .filter(({ path }) => path !== licencesFile)
    .reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
}

export function inKilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} KB`
}

function stale(built: readonly BuiltFile[], checkedIn: CheckedIn): string[] {
  const wanted = new Map(built.map(({ path, text }) => [path, text]))
  const paths = new Set([...wanted.keys(), ...checkedIn.keys()])
  return [...paths]
    .filter((path) => wanted.get(path) !== checkedIn.get(path))
    .map(
      (path) =>
        `dist/${path} is stale: ${difference(wanted.get(path), checkedIn.get(path))}. Run \`npm run build\` and commit dist/.`,
    )
}

function difference(wanted: string | undefined, found: string | undefined): string {
  if (wanted === undefined) return 'the source no longer gives it'
  if (found === undefined) return 'it is missing'
  const lines = found.split('\n')
  const line = wanted.split('\n').findIndex((text, at) => text !== lines[at])
  return `it differs from the source from line ${line < 0 ? lines.length : line + 1} on`
}

function tooHeavy(built: readonly BuiltFile[]): string[] {
  const total = weight(built)
  if (total <= limits.total) return []
  const [heaviest] = [...built].sort((a, b) => weight([b]) - weight([a]))
  return [
    `dist/ weighs ${inKilobytes(total)}, more than ${inKilobytes(limits.total)}; the heaviest is ${heaviest?.path}. Import less of the library that grew.`,
  ]
}

function atOnce(entry: BuiltFile, built: readonly BuiltFile[]): string[] {
  const files = loadedWith(entry, built)
  const found: string[] = []
  if (weight(files) > limits.atOnce)
    found.push(
      `dist/${entry.path} loads ${inKilobytes(weight(files))} at once, more than ${inKilobytes(limits.atOnce)} (${files.map((file) => `${file.path} ${inKilobytes(weight([file]))}`).join(', ')}). Put the heaviest import behind \`await import()\`, where it is due.`,
    )
  for (const file of files) {
    const culprit = file.modules.find((module) => module.includes('node_modules/undici/'))
    if (culprit)
      found.push(
        `dist/${file.path} holds undici (${culprit}) and is loaded by dist/${entry.path} at once. Import by name from @actions/core, and @actions/github by \`await import()\` alone.`,
      )
  }
  return found
}
