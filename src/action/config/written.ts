import type { Path } from './document.ts'
import type { ServiceWritten } from './schema/service.ts'
import type { Wrong } from './shape.ts'

type Partly<T> = T extends readonly (infer Item)[]
  ? readonly (Partly<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Partly<T[Key]> | undefined }
    : T

/** A service as it stands in the config, less what is already known to be wrong: anything may be missing. */
export type PartService = Partly<ServiceWritten>

/** A service with its place in the config. */
export interface Written {
  readonly name: string
  readonly service: PartService
}

/**
 * Takes what is wrong by its shape out of a config, so that what is left can be held against the rules
 * and every mistake is told at once.
 */
export function stillRight(value: unknown, wrong: readonly Wrong[]): readonly Written[] {
  const copy: unknown = structuredClone(value)
  for (const { path } of wrong) remove(copy, path)
  const services = child(copy, 'services')
  if (!isMapping(services)) return []
  return Object.entries(services)
    .filter((entry): entry is [string, PartService] => isMapping(entry[1]))
    .map(([name, service]) => ({ name, service }))
}

function remove(value: unknown, path: Path): void {
  const last = path.at(-1)
  const parent = path.slice(0, -1).reduce(child, value)
  // A hole, so that the others keep their places and a rule sees that something was written there.
  if (Array.isArray(parent) && typeof last === 'number') parent[last] = undefined
  else if (isMapping(parent) && last !== undefined) parent[last] = undefined
}

function child(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** Something in it was wrong by itself: that it lacks something else cannot be said. */
export const hasHole = (value: object | undefined): boolean =>
  value !== undefined && Object.values(value).includes(undefined)

const isMapping = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type WrittenTest = NonNullable<NonNullable<PartService['release-test']>[number]>

/** Every release test of a service, those that begin after another too, with its place below the service. */
export const writtenTests = (
  service: PartService,
): readonly { readonly test: WrittenTest; readonly path: Path }[] =>
  testsIn(service['release-test'], ['release-test'])

const testsIn = (
  tests: PartService['release-test'],
  path: Path,
): readonly { readonly test: WrittenTest; readonly path: Path }[] =>
  (tests ?? []).flatMap((test, at) =>
    test === undefined ? [] : [{ test, path: [...path, at] }, ...testsIn(test.then, [...path, at, 'then'])],
  )
