/** What a model holds against the sandbox although AWS answers so, with AWS's page. */
export interface Exception {
  /** `ec2 RunInstances: …`, as a strict client says it. */
  readonly finding: string
  readonly page: string
  readonly because: string
}

const exceptions: readonly Exception[] = [
  {
    finding:
      "ec2 RunInstances: 'InvalidUserData.Malformed' is neither an error of RunInstances in the model nor in https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html',
    because:
      'The page has the limit of 16 KB and the base64, and no code for either. This is the code that users report, with the words that the sandbox has.',
  },
]

/** The findings that no exception allows. */
export function unexplained(findings: readonly string[]): readonly string[] {
  return findings.filter((finding) => !exceptions.some((exception) => exception.finding === finding))
}

/** The exceptions that allowed none of these findings, and so have to go. */
export function idle(findings: readonly string[]): readonly Exception[] {
  return exceptions.filter(({ finding }) => !findings.includes(finding))
}
