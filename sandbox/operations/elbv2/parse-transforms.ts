import type { RuleTransform } from '@aws-sdk/client-elastic-load-balancing-v2'
import { among, filled, invalid, required, upTo } from './input.ts'

/**
 * "You can add one host header rewrite transform and one URL rewrite transform."
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleTransform.html
 */
export function parseTransforms(sent: readonly RuleTransform[] = []): readonly RuleTransform[] {
  const types = sent.map((transform) => {
    const type = among(['host-header-rewrite', 'url-rewrite'], transform.Type, 'transforms.1.member.type')
    const config = type === 'url-rewrite' ? transform.UrlRewriteConfig : transform.HostHeaderRewriteConfig
    for (const { Regex, Replace } of filled(config?.Rewrites, 'transforms.1.member.rewrites')) {
      upTo(1024, required(Regex, 'regex'), 'regex')
      upTo(1024, required(Replace, 'replace'), 'replace')
    }
    return type
  })
  if (new Set(types).size < types.length) throw invalid('A rule can only have one transform of each type')
  return sent
}
