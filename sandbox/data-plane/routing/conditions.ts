import { BlockList, isIP } from 'node:net'
import type { Condition } from '../../model/load-balancing/condition.ts'
import { fits } from './pattern.ts'
import type { RequestSeen } from './request-seen.ts'

/**
 * Whether a request meets a rule's condition: one of its values is enough. Hosts, header values and query strings
 * match in any case, paths and methods exactly, and the source is the connection's, never X-Forwarded-For.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html
 */
export function meets(condition: Condition, request: RequestSeen): boolean {
  switch (condition.field) {
    case 'host-header':
      return condition.values.some((value) => fits(value, request.host, 'any-case'))
    case 'path-pattern':
      return condition.values.some((value) => fits(value, request.path, 'exact-case'))
    case 'http-request-method':
      return condition.values.includes(request.method)
    case 'source-ip':
      return condition.values.some((range) => within(range, request.sourceAddress))
    case 'http-header':
      return hasHeader(condition.name, condition.values, request)
    case 'query-string':
      return hasPair(condition.pairs, request.query)
  }
}

function hasHeader(name: string, values: readonly string[], request: RequestSeen): boolean {
  const sent = request.headers[name.toLowerCase()] ?? []
  return sent.some((text) => values.some((value) => fits(value, text, 'any-case')))
}

function hasPair(
  pairs: readonly { readonly key?: string; readonly value: string }[],
  query: string,
): boolean {
  const sent = query
    .split('&')
    .filter(Boolean)
    .map((part) => {
      const equals = part.indexOf('=')
      return equals < 0
        ? { key: part, value: '' }
        : { key: part.slice(0, equals), value: part.slice(equals + 1) }
    })
  return pairs.some((wanted) =>
    sent.some(
      ({ key, value }) =>
        (wanted.key === undefined || fits(wanted.key, key, 'any-case')) &&
        fits(wanted.value, value, 'any-case'),
    ),
  )
}

function within(range: string, address: string): boolean {
  const [network = '', bits = isIP(network) === 6 ? '128' : '32'] = range.split('/')
  const family = (text: string) => (isIP(text) === 6 ? 'ipv6' : 'ipv4')
  if (isIP(network) === 0 || isIP(address) === 0) return false
  const list = new BlockList()
  list.addSubnet(network, Number(bits), family(network))
  return list.check(address, family(address))
}
