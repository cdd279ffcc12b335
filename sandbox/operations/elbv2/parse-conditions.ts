import { isIP } from 'node:net'
import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Condition } from '../../model/load-balancing/condition.ts'
import { limits } from '../../model/load-balancing/limits.ts'
import { among, filled, invalid, matching, required } from './input.ts'

const FIELDS = [
  'http-header',
  'http-request-method',
  'host-header',
  'path-pattern',
  'query-string',
  'source-ip',
] as const

type Field = (typeof FIELDS)[number]

/** A rule may have several of the others. */
const ONCE: readonly Field[] = ['http-request-method', 'host-header', 'path-pattern', 'source-ip']

/**
 * Conditions as sent, within AWS's limits.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html
 */
export function parseConditions(sent: readonly RuleCondition[] | undefined): readonly Condition[] {
  const conditions = filled(sent, 'conditions').map(parseCondition)
  for (const field of ONCE) {
    if (conditions.filter((one) => one.field === field).length > 1) {
      throw invalid(`A rule can only have one '${field}' condition`)
    }
  }
  checkTotals(conditions.flatMap(textsOf))
  return conditions
}

function checkTotals(all: readonly string[]): void {
  const { conditionValuesPerRule: values, conditionWildcardsPerRule: wildcards } = limits
  if (all.length > values) throw invalid(`A rule can only have '${values}' condition values`)
  const wild = all.join('').match(/[*?]/g) ?? []
  if (wild.length > wildcards) throw invalid(`A rule can only have '${wildcards}' condition wildcards`)
}

function textsOf(condition: Condition): readonly string[] {
  return condition.field === 'query-string'
    ? condition.pairs.map(({ key = '', value }) => key + value)
    : condition.values
}

function parseCondition(sent: RuleCondition): Condition {
  const field = among(FIELDS, sent.Field, 'conditions.1.member.field')
  refuseExpressions(sent)
  const values = sent.Values ?? []
  if (values.length > 0 && field !== 'host-header' && field !== 'path-pattern') {
    throw invalid(`The 'Values' field is not compatible with '${field}'`)
  }
  switch (field) {
    case 'host-header':
      return {
        field,
        values: texts(field, either(field, values, sent.HostHeaderConfig), /^[A-Za-z0-9\-.*?]+$/),
      }
    case 'path-pattern':
      return {
        field,
        values: texts(field, either(field, values, sent.PathPatternConfig), /^[A-Za-z0-9_\-.$/~"'@:+&*?]+$/),
      }
    case 'http-request-method':
      return { field, values: texts(field, sent.HttpRequestMethodConfig?.Values, /^[A-Z_-]{1,40}$/) }
    case 'source-ip':
      return { field, values: ranges(sent.SourceIpConfig?.Values) }
    case 'http-header':
      return parseHeader(sent)
    case 'query-string':
      return { field, pairs: pairs(sent) }
  }
}

/** The nodes of the sandbox do not evaluate them; better refused than never matched. */
function refuseExpressions(sent: RuleCondition): void {
  const configs = [sent, sent.HostHeaderConfig, sent.PathPatternConfig, sent.HttpHeaderConfig]
  if (configs.some((config) => (config?.RegexValues ?? []).length > 0)) {
    throw invalid('The sandbox does not support regular expressions in conditions')
  }
}

function either(
  field: Field,
  values: readonly string[],
  config: { Values?: string[] | undefined } | undefined,
) {
  if (values.length === 0) return config?.Values
  if (config !== undefined)
    throw invalid(`You cannot provide both Values and a config for a condition of type '${field}'`)
  if (values.length > 1) throw invalid(`The '${field}' field contains too many values; the limit is '1'`)
  return values
}

function texts(field: Field, values: readonly string[] | undefined, pattern: RegExp): readonly string[] {
  if (values === undefined || values.length === 0) throw invalid(`A '${field}' value must be specified`)
  for (const value of values) text(field, value, pattern)
  return values
}

function text(field: Field, value: string | undefined, pattern: RegExp): string {
  const present = required(value, field)
  if (present === '') throw invalid('A condition value must be specified')
  if (present.length > 128) throw invalid(`The '${field}' value is too long; the limit is '128'`)
  return matching(pattern, present, field)
}

function parseHeader({ HttpHeaderConfig: config }: RuleCondition): Condition {
  const field = 'http-header'
  const name = required(config?.HttpHeaderName, 'httpHeaderConfig.httpHeaderName')
  if (name.length > 40) throw invalid("The 'HttpHeaderName' value is too long; the limit is '40'")
  if (name.toLowerCase() === 'host') {
    throw invalid("The 'HttpHeaderName' cannot be 'host'; use a host-header condition instead")
  }
  matching(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, name, 'httpHeaderConfig.httpHeaderName')
  return { field, name, values: texts(field, config?.Values, /^[\x20-\x7e]+$/) }
}

function pairs({ QueryStringConfig: config }: RuleCondition) {
  const field = 'query-string'
  const all = config?.Values ?? []
  if (all.length === 0) throw invalid(`A '${field}' value must be specified`)
  return all.map(({ Key, Value }) => {
    const value = text(field, Value, /^[\x21-\x7e]+$/)
    return Key === undefined ? { value } : { key: text(field, Key, /^[\x21-\x7e]+$/), value }
  })
}

function ranges(values: readonly string[] | undefined): readonly string[] {
  const all = texts('source-ip', values, /^[0-9a-fA-F.:/]+$/)
  const wrong = all.find((range) => !isRange(range))
  if (wrong !== undefined) throw invalid(`'${wrong}' is not a valid CIDR block`)
  return all
}

function isRange(range: string): boolean {
  const [address = '', bits = '', ...rest] = range.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits)) return false
  return Number(bits) <= (version === 4 ? 32 : 128)
}
