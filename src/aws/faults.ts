import { type ErrorCode, SwitchoverError } from '../errors.ts'

/** What an SDK error carries; foreign, so nothing in it is certain. */
interface Foreign {
  readonly name?: unknown
  readonly Code?: unknown
  readonly code?: unknown
  readonly message?: unknown
  readonly $metadata?: { readonly httpStatusCode?: number }
}

/**
 * AWS's code of a failed call: of an SDK error, or of a `SwitchoverError` that was made from one.
 * Modelled errors have it in `Code` (`RuleNotFound`, where `name` is `RuleNotFoundException`), others in `name` only.
 * Route 53 answers a wrong change batch with a document of its own, which the SDK reads as `Unknown`.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
 */
export const awsCode = (error: unknown): string | undefined => {
  const foreign = foreignOf(error instanceof SwitchoverError ? error.cause : error)
  if (foreign === undefined) return undefined
  const code = text(foreign.Code) ?? text(foreign.name)
  const unread = code === 'Unknown' && foreign.$metadata?.httpStatusCode === 400
  return unread ? 'InvalidChangeBatch' : code
}

/** EC2 says why it refused a call in a form that only those who may know can read. */
const encoded = /Encoded authorization failure message: (\S+)/

/** That message of a refused call, where there is one. */
export const encodedFailure = (error: unknown): string | undefined => {
  const foreign = foreignOf(error instanceof SwitchoverError ? error.cause : error)
  return encoded.exec(text(foreign?.message) ?? '')?.[1]
}

/** Whether AWS said that what was asked for does not exist. */
export const isMissing = (error: unknown): boolean =>
  /^NoSuch|NotFound|\.Malformed$/.test(awsCode(error) ?? '')

/** Why a signal stopped us: its own reason where that says it in our words, else that we were stopped. */
export const stoppedBy = (signal: AbortSignal): SwitchoverError =>
  signal.reason instanceof SwitchoverError
    ? signal.reason
    : new SwitchoverError('cancelled', 'the run was stopped', remedies.cancelled, signal.reason)

/** What a failed call means: which call, about what, AWS's code and words, and what to do. */
export const faultOf = (
  error: unknown,
  call: string,
  input: object,
  signal: AbortSignal,
): SwitchoverError => {
  if (signal.aborted) return stoppedBy(signal)
  if (error instanceof SwitchoverError) return error
  const code = awsCode(error) ?? 'UnknownError'
  const words = (text(foreignOf(error)?.message) ?? String(error)).replace(encoded, '').trim()
  const kind = kindOf(code, foreignOf(error), words)
  const about = subjectOf(input)
  const message = `${call}${about === '' ? '' : ` ${about}`}: ${code}: ${words}`
  return new SwitchoverError(kind, message, remedyFor(code) ?? remedies[kind], error)
}

const foreignOf = (error: unknown): Foreign | undefined =>
  typeof error === 'object' && error !== null ? error : undefined

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

type FaultCode = Extract<ErrorCode, 'denied' | 'expired' | 'aws' | 'unreachable' | 'bad-input'>

const denied =
  /^(AccessDenied(Exception)?|UnauthorizedOperation|Client\.UnauthorizedOperation|AuthFailure|SignatureDoesNotMatch|UnrecognizedClient(Exception)?|InvalidClientTokenId|MissingAuthenticationToken(Exception)?|OptInRequired|InvalidSignatureException)$/
/** The SDK's own, before anything is sent: there are none, or they cannot be had again. */
const none = /^(CredentialsProvider|TokenProvider|Provider)Error$/
const expired = /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired)$/
const unknown =
  /^(AuthFailure|SignatureDoesNotMatch|UnrecognizedClient(Exception)?|InvalidClientTokenId|MissingAuthenticationToken(Exception)?|InvalidSignatureException)$/

const kindOf = (code: string, error: Foreign | undefined, words: string): FaultCode => {
  if (expired.test(code) || none.test(code)) return 'expired'
  if (denied.test(code)) return 'denied'
  if (/Region is missing/.test(words)) return 'bad-input'
  return error?.$metadata?.httpStatusCode === undefined ? 'unreachable' : 'aws'
}

const remedies: Readonly<Record<FaultCode | 'cancelled', string>> = {
  denied:
    'Give the role this permission (the README’s section “The AWS role” has all that it needs), or check which credentials are used.',
  expired: 'Get new credentials and run the same command again: it goes on where this run stopped.',
  aws: 'Mend what AWS names and run the same command again: it goes on where this run stopped.',
  unreachable: 'Check the network, the proxy and AWS_REGION, and run the same command again.',
  cancelled: 'Run the same command again to go on.',
  'bad-input': 'Set AWS_REGION to the Region of the load balancer.',
}

/** What to do where the code says more than its kind. */
const remedyFor = (code: string): string | undefined => {
  if (none.test(code))
    return 'In a workflow take on the role in a step before this one; in a terminal sign on (aws sso login), or set AWS_PROFILE.'
  return unknown.test(code)
    ? 'AWS does not know these credentials: check which are used, and renew them.'
    : undefined
}

/** The members of an input that say what a call is about, the most telling first. */
const telling = [
  'ListenerArn',
  'RuleArn',
  'TargetGroupArn',
  'ResourceArns',
  'ListenerArns',
  'RuleArns',
  'TargetGroupArns',
  'LoadBalancerArn',
  'HostedZoneId',
  'SubnetId',
  'ImageId',
  'ImageIds',
  'InstanceIds',
  'Resources',
  'LaunchTemplateId',
  'RoleArn',
  'InstanceId',
  'Name',
  'Id',
]

const subjectOf = (input: object): string => {
  const members = new Map<string, unknown>(Object.entries(input))
  const value = telling.map((member) => members.get(member)).find((member) => member !== undefined)
  if (Array.isArray(value)) {
    const rest = value.length > 3 ? ` and ${value.length - 3} more` : ''
    return value.slice(0, 3).join(', ') + rest
  }
  return typeof value === 'string' ? value : ''
}
