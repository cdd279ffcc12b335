import type { Json } from '../clients/client.ts'

/** What stands at `TargetGroups[0].TargetGroupArn` in an answer; undefined where nothing does. */
export function at(value: Json | undefined, path: string): Json | undefined {
  return path.split(/[.[\]]+/).reduce(member, value)
}

function member(value: Json | undefined, name: string): Json | undefined {
  if (name === '' || value === undefined || value === null) return value
  if (isList(value)) return value[Number(name)]
  return typeof value === 'object' ? value[name] : undefined
}

/** The input with every `{ $: path }` in it replaced by what `find` says; its end by `ending` where that is given. */
export function resolve(template: Json, find: (path: string) => Json): Json {
  if (template === null || typeof template !== 'object') return template
  if (isList(template)) return template.map((item) => resolve(item, find))
  const { $, ending } = template
  if (typeof $ === 'string') return withEnding(find($), ending)
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, resolve(value, find)]))
}

function withEnding(value: Json, ending: Json | undefined): Json {
  if (typeof value !== 'string' || typeof ending !== 'string') return value
  return value.slice(0, -ending.length) + ending
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
