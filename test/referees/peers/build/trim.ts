/** What is compiled of one package of a Go module; every other file of it is left out. */
export interface Kept {
  /** These files, as they are; all of them where none is named. */
  readonly files?: readonly string[]
  /** Of these files, one declared type alone. */
  readonly types?: Readonly<Record<string, string>>
}

/**
 * What of the AWS Load Balancer Controller takes part when it brings target groups, listeners and rules to where an
 * Ingress wants them. The rest (Kubernetes, EC2, WAF, Shield …) would be compiled for minutes and never run. What is
 * kept runs as it was written; without this table the program compiles and does the same.
 */
export const kept: Readonly<Record<string, Kept>> = {
  'pkg/algorithm': {},
  'pkg/aws/provider': { files: [], types: { 'provider.go': 'AWSClientsProvider' } },
  'pkg/aws/services': { files: ['elbv2.go', 'rgt.go'], types: { 'cloudInterface.go': 'Cloud' } },
  'pkg/config': { files: ['feature_gates.go'] },
  'pkg/deploy/elbv2': {
    files: [
      'listener_attributes_reconciler.go',
      'listener_manager.go',
      'listener_rule_manager.go',
      'listener_rule_synthesizer.go',
      'listener_synthesizer.go',
      'listener_utils.go',
      'tagging_manager.go',
      'target_group_attributes_reconciler.go',
      'target_group_manager.go',
      'target_group_synthesizer.go',
    ],
    types: { 'frontend_nlb_target_synthesizer.go': 'TargetGroupsResult' },
  },
  'pkg/deploy/tracking': { files: ['provider.go', 'tag_filter.go'] },
  'pkg/equality': {
    files: [
      'filter_field.go',
      'ignore_other_fields.go',
      'ignore_string_slice_order.go',
      'ingore_left_hand_unset.go',
    ],
  },
  'pkg/equality/elbv2': {},
  'pkg/model/core': {},
  'pkg/model/core/graph': {},
  'pkg/model/elbv2': {},
  'pkg/runtime': { files: ['retry_utils.go'] },
  'pkg/shared_constants': {},
}

/** Services of AWS that no kept file speaks to; a method that gives a client of one goes with its package. */
const unused = /ec2|acm|waf|shield|globalaccelerator/i

/** A Go file that declares one type of the given file, and nothing else. @throws when the type is not there */
export function onlyType(source: string, name: string): string {
  const declared = new RegExp(`^type ${name} \\w+ \\{\\n[\\s\\S]*?^\\}$`, 'm').exec(source)?.[0]
  const clause = /^package \w+$/m.exec(source)?.[0]
  if (declared === undefined || clause === undefined) throw new Error(`No type ${name} is declared here.`)
  const type = declared
    .split('\n')
    .filter((line) => !unused.test(line))
    .join('\n')
  const imports = [...source.matchAll(/^(?:import |\t)((?:\w+ )?"[^"]*?([\w-]+)")$/gm)]
    .filter(([, , last]) => type.includes(`${last}.`))
    .map(([, line]) => `import ${line}`)
  return `${[clause, ...imports, type].join('\n\n')}\n`
}
