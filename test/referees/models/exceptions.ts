/** What a model holds against the sandbox although AWS answers so. */
interface Exception {
  /** As a strict client says it: `ec2 RunInstances: …` */
  readonly findings: readonly string[]
  /** AWS's page. */
  readonly page: string
  readonly because: string
}

const NO_ERROR = 'is no error of the call in the model, and on no page of errors that are common to calls'

const NO_LOG_GROUP =
  "CloudWatchOutputConfig.CloudWatchLogGroupName: '' is below the least that CloudWatchLogGroupName may be, 1"
const NO_BUCKET = "OutputS3BucketName: '' is below the least that S3BucketName may be, 3"

/** What is said of a command that writes to no log group and no bucket, and tells no topic. */
function nothingOf(operation: string, path: string): readonly string[] {
  const noTopic = "NotificationConfig.NotificationType: '' is none of the values of NotificationType"
  return [NO_LOG_GROUP, noTopic, NO_BUCKET].map((finding) => `ssm ${operation}: ${path}.${finding}`)
}

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
      `autoscaling DescribeAutoScalingGroups: 'AccessDenied' ${NO_ERROR}`,
      `elbv2 DescribeLoadBalancers: 'AccessDenied' ${NO_ERROR}`,
      `route53 ListHostedZones: 'AccessDenied' ${NO_ERROR}`,
      `sts AssumeRole: 'AccessDenied' ${NO_ERROR}`,
      `sts GetCallerIdentity: 'AccessDenied' ${NO_ERROR}`,
    ],
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    because:
      'The page has the words and no code, the pages of common errors have AccessDeniedException. A document that a user kept says 403 AccessDenied: https://github.com/ministryofjustice/bootstrap-cfn/pull/216',
  },
  {
    findings: [
      ...nothingOf('SendCommand', 'SendCommandResult.Command'),
      ...nothingOf('ListCommands', 'ListCommandsResult.Commands[]'),
      ...nothingOf('ListCommandInvocations', 'ListCommandInvocationsResult.CommandInvocations[]').slice(0, 2),
      `ssm GetCommandInvocation: GetCommandInvocationResult.${NO_LOG_GROUP}`,
      `ssm ListCommandInvocations: ListCommandInvocationsResult.CommandInvocations[].CommandPlugins[].${NO_BUCKET}`,
    ],
    page: 'https://docs.aws.amazon.com/cli/latest/reference/ssm/send-command.html',
    because:
      'The examples show the members empty where a command tells no topic, log group or bucket; the model has least lengths for those who send them.',
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
