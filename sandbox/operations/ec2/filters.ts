import type { Filter } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'

/** What a resource can be filtered by; several values where it has several (tags, groups). */
export type Attributes = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Whether all filters fit; a filter fits when one of its values does. `*` and `?` are wildcards, `\` escapes.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
export function fits(
  filters: readonly Filter[] | undefined,
  attributes: Attributes,
  tags: ReadonlyMap<string, string> = new Map(),
): boolean {
  const all: Attributes = { ...attributes, 'tag-key': [...tags.keys()], 'tag-value': [...tags.values()] }
  return (filters ?? []).every(({ Name = '', Values = [] }) => {
    const found = Name.startsWith('tag:') ? tags.get(Name.slice('tag:'.length)) : known(all, Name)
    const has = found === undefined ? [] : typeof found === 'string' ? [found] : found
    return Values.some((value) => has.some((one) => pattern(value).test(one)))
  })
}

function known(attributes: Attributes, name: string): string | readonly string[] | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name]
  throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`)
}

function pattern(value: string): RegExp {
  const source = value.replaceAll(/\\(.)|([*?])|([^\w\s])/gsu, (_, escaped, wildcard, other) => {
    if (wildcard === '*') return '.*'
    if (wildcard === '?') return '.'
    return `\\u{${(escaped ?? other).codePointAt(0).toString(16)}}`
  })
  return new RegExp(`^(?:${source})$`, 'su')
}
