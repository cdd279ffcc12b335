/** What a model holds against the sandbox although AWS answers so. */
interface Exception {
  /** As a strict client says it: `ec2 RunInstances: …` */
  readonly findings: readonly string[]
  /** AWS's page. */
  readonly page: string
  readonly because: string
}

const NO_ERROR = 'is no error of the call in the model, and on no page of errors that are common to calls'

const exceptions: readonly Exception[] = [
  {
    findings: [`ec2 RunInstances: 'InvalidUserData.Malformed' ${NO_ERROR}`],
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html',
    because:
      'The page asks for base64 and 16 KB at most, and names no code for either. Users report this one, with the words that the sandbox has.',
  },
  {
    findings: [`elbv2 ModifyRule: 'InvalidConfigurationRequest' ${NO_ERROR}`],
    page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html',
    because:
      'The page asks for the stickiness of groups and names no code. The model has this one for ModifyListener and CreateRule, and no other for ModifyRule that would fit.',
  },
  {
    findings: [
      `elbv2 DescribeLoadBalancers: 'AccessDenied' ${NO_ERROR}`,
      `route53 ListHostedZones: 'AccessDenied' ${NO_ERROR}`,
      `sts GetCallerIdentity: 'AccessDenied' ${NO_ERROR}`,
    ],
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    because:
      'The page has the words and no code, the pages of common errors have AccessDeniedException. A document that a user kept says 403 AccessDenied: https://github.com/ministryofjustice/bootstrap-cfn/pull/216',
  },
]

/** The findings that no exception allows. */
export function unexplained(findings: readonly string[]): readonly string[] {
  const allowed = exceptions.flatMap((exception) => exception.findings)
  return findings.filter((finding) => !allowed.includes(finding))
}

/** The allowed findings that are none of these: their exceptions have to go. */
export function idle(findings: readonly string[]): readonly string[] {
  return exceptions
    .flatMap((exception) => exception.findings)
    .filter((finding) => !findings.includes(finding))
}
