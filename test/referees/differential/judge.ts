import type { Deviation } from './deviation.ts'
import type { Difference } from './differences.ts'

export interface Judgement {
  /** Differences that no entry allows. */
  readonly unexplained: readonly Difference[]
  /** What entries name and no difference shows: a sentence for each call and path. */
  readonly stale: readonly string[]
}

/** Holds what was found to be different against what may be. */
export function judge(found: readonly Difference[], deviations: readonly Deviation[]): Judgement {
  const unexplained = found.filter((difference) => !deviations.some((entry) => allows(entry, difference)))
  return { unexplained, stale: deviations.flatMap((entry) => unused(entry, found)) }
}

/** Whether the entry is about this difference. */
export function allows(entry: Deviation, { call, operation, path, ours, theirs }: Difference): boolean {
  return (
    entry.calls.some((name) => fits(name, call) || fits(name, operation)) &&
    entry.paths.some((end) => isEndOf(end, path)) &&
    fits(entry.sandbox, ours) &&
    fits(entry.moto, theirs)
  )
}

/** Each call and each path of an entry has to be needed: else the table says more than is true. */
function unused(entry: Deviation, found: readonly Difference[]): readonly string[] {
  const calls = entry.calls.filter((name) => !found.some((one) => allows({ ...entry, calls: [name] }, one)))
  const paths = entry.paths.filter((path) => !found.some((one) => allows({ ...entry, paths: [path] }, one)))
  return [...calls, ...paths.map((path) => `the path "${path}" of ${entry.calls.join(', ')}`)].map(
    (what) => `${what}: no difference is "${entry.sandbox}" here and "${entry.moto}" there any more`,
  )
}

const patterns = new Map<string, RegExp>()

/** `*` stands for anything. */
function fits(pattern: string, text: string): boolean {
  const known = patterns.get(pattern) ?? compiled(pattern)
  patterns.set(pattern, known)
  return known.test(text)
}

function compiled(pattern: string): RegExp {
  const source = pattern.split('*').map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${source.join('.*')}$`, 's')
}

/** Whether the path ends so, from one of its members on; which item of a list it is does not matter. */
function isEndOf(end: string, path: string): boolean {
  const plain = path.replaceAll(/\[\d+\]/g, '[]')
  if (end === '' || plain === '') return end === plain
  return fits(end, plain) || fits(`*.${end}`, plain)
}
