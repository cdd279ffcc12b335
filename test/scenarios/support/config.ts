import { readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'

/** A plain YAML value. */
export type Value = null | undefined | boolean | number | string | readonly Value[] | Mapping
export interface Mapping {
  readonly [key: string]: Value
}

/** One service of the sandbox's own config, as far as tests read it. */
export interface SeededConfig {
  readonly routes: readonly { readonly listener?: string; readonly rule?: string }[]
  readonly 'target-groups': { readonly blue: string; readonly green: string }
  readonly dns: { readonly zone: string }
}

/** The services of a sandbox's config file by name. */
export function readServices(path: string): Readonly<Record<string, SeededConfig>> {
  const { services }: { services: Record<string, SeededConfig> } = parse(readFileSync(path, 'utf8'))
  return services
}

/**
 * The text of a sandbox's config with the same change in each service: mappings are merged, `undefined` takes a key
 * out. `only`: the config of this service alone.
 */
export function changedConfig(path: string, change: Mapping, only?: string): string {
  const { services }: { services: Record<string, Mapping> } = parse(readFileSync(path, 'utf8'))
  const changed = Object.entries(services)
    .filter(([name]) => only === undefined || name === only)
    .map(([name, service]) => [name, merged(service, change)])
  return stringify({ services: Object.fromEntries(changed) })
}

function merged(value: Value, change: Value): Value {
  if (!isMapping(value) || !isMapping(change)) return change
  const keys = [...new Set([...Object.keys(value), ...Object.keys(change)])]
  return Object.fromEntries(
    keys
      .map((key) => [key, key in change ? merged(value[key], change[key]) : value[key]] as const)
      .filter(([, inner]) => inner !== undefined),
  )
}

const isMapping = (value: Value): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
