import type { Service } from '../clients/client.ts'
import type { Verdict } from './verdict.ts'

const titles: Readonly<Record<Service, string>> = {
  elbv2: 'Elastic Load Balancing',
  ec2: 'EC2',
  autoscaling: 'Auto Scaling',
  cloudwatch: 'CloudWatch',
  route53: 'Route 53',
  ssm: 'Systems Manager',
  sts: 'Security Token Service',
  iam: 'Identity and Access Management',
}

/** For each service a table: which judge has seen which call, and what of it. */
export function matrices(found: readonly Verdict[]): string {
  const judges = found.filter(({ calls }) => Object.keys(calls).length > 0)
  return Object.entries(titles)
    .map(([service, title]) => `### ${title}, call by call\n\n${matrix(service, judges)}`)
    .join('\n\n')
}

function matrix(service: string, judges: readonly Verdict[]): string {
  const names = judges.flatMap(({ calls }) => Object.keys(calls))
  const ofService = [...new Set(names.filter((name) => name.startsWith(`${service} `)))].sort()
  const head = ['call', ...judges.map(({ judge }) => judge)]
  const rows = ofService.map((name) => [
    `\`${name.split(' ')[1]}\``,
    ...judges.map((judge) => cell(judge, name)),
  ])
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function cell({ calls }: Verdict, name: string): string {
  const words = calls[name]
  return words === undefined ? '' : words || 'yes'
}
