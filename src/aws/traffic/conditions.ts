import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'

/** A request as rule conditions see it. Header names in lower case. */
export interface Asked {
  readonly method: string
  readonly host: string
  /** With its query, if any. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Whether a request meets all conditions of a rule. Where that hangs on what is not known (the client's address),
 * it may. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export const meets = (conditions: readonly RuleCondition[] | undefined, asked: Asked): boolean =>
  (conditions ?? []).every((condition) => meetsOne(condition, asked))

/** The same, where nothing of it hangs on what is not known. */
export const surelyMeets = (conditions: readonly RuleCondition[] | undefined, asked: Asked): boolean =>
  meets(conditions, asked) && (conditions ?? []).every(isKnown)

const isKnown = ({ Field, HostHeaderConfig, PathPatternConfig, HttpHeaderConfig }: RuleCondition): boolean =>
  Field !== 'source-ip' &&
  [HostHeaderConfig, PathPatternConfig, HttpHeaderConfig].every((config) => !config?.RegexValues?.length)

const meetsOne = (condition: RuleCondition, asked: Asked): boolean => {
  const [path = '', query = ''] = asked.path.split('?')
  switch (condition.Field) {
    case 'host-header':
      return fits(hostPatterns(condition), condition.HostHeaderConfig?.RegexValues, asked.host, 'i')
    case 'path-pattern':
      return fits(
        condition.PathPatternConfig?.Values ?? condition.Values,
        condition.PathPatternConfig?.RegexValues,
        path,
        '',
      )
    case 'http-request-method':
      return (condition.HttpRequestMethodConfig?.Values ?? []).includes(asked.method)
    case 'http-header': {
      const { HttpHeaderName: name = '', Values: values, RegexValues } = condition.HttpHeaderConfig ?? {}
      const value = asked.headers[name.toLowerCase()]
      return value !== undefined && fits(values, RegexValues, value, 'i')
    }
    case 'query-string':
      return meetsQuery(condition, query)
    default:
      return true
  }
}

const meetsQuery = (condition: RuleCondition, query: string): boolean =>
  (condition.QueryStringConfig?.Values ?? []).some((wanted) =>
    [...new URLSearchParams(query)].some(
      ([key, value]) =>
        (wanted.Key === undefined || glob(wanted.Key, 'i').test(key)) &&
        glob(wanted.Value ?? '*', 'i').test(value),
    ),
  )

/** The host patterns of a condition, in either of the two places where AWS shows them. */
export const hostPatterns = (condition: RuleCondition): readonly string[] =>
  condition.HostHeaderConfig?.Values ?? condition.Values ?? []

const fits = (
  patterns: readonly string[] | undefined,
  expressions: readonly string[] | undefined,
  value: string,
  flags: string,
): boolean =>
  (patterns ?? []).some((pattern) => glob(pattern, flags).test(value)) ||
  (expressions ?? []).some((source) => mayFit(source, value, flags))

/** `*` is any run of characters, `?` exactly one. */
const glob = (pattern: string, flags: string): RegExp => {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, `${flags}s`)
}

const mayFit = (source: string, value: string, flags: string): boolean => {
  try {
    return new RegExp(source, flags).test(value)
  } catch {
    // AWS's expressions are not quite JavaScript's: what cannot be judged here may match.
    return true
  }
}
