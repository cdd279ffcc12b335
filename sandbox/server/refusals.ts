import { AwsError } from '../aws-error.ts'
import type { Caller } from '../model/identities.ts'
import { encodeFailure } from '../operations/authorization-message.ts'
import type { ServiceName } from '../wire/services.ts'
import type { SignatureProblem } from './signature.ts'

const WRONG_SIGNATURE =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'

/** Services of JSON have other names for the same. */
const speaksJson = (service: ServiceName): boolean => service === 'ssm' || service === 'monitoring'

/** Answers that every service gives in words of its own; the others are like Elastic Load Balancing. */

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export function missingAuthentication(service: ServiceName): AwsError {
  if (speaksJson(service))
    return new AwsError('MissingAuthenticationTokenException', 'Request is missing Authentication Token')
  return new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonErrors.html */
export function refusedSignature(service: ServiceName, problem: SignatureProblem): AwsError {
  if (problem === 'skewed') return skewed(service)
  if (service === 'ec2') {
    const words = 'AWS was not able to validate the provided access credentials'
    return new AwsError('AuthFailure', words, 401)
  }
  if (speaksJson(service)) return refusedByJson(problem)
  return problem === 'unknown-key'
    ? new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403)
    : new AwsError('SignatureDoesNotMatch', WRONG_SIGNATURE, 403)
}

/** Services of JSON have other names for the same, with 400. https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/common-errors.html */
function refusedByJson(problem: SignatureProblem): AwsError {
  return problem === 'unknown-key'
    ? new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.')
    : new AwsError('InvalidSignatureException', WRONG_SIGNATURE)
}

function skewed(service: ServiceName): AwsError {
  if (speaksJson(service)) return new AwsError('InvalidSignatureException', 'Signature expired')
  return service === 'ec2'
    ? new AwsError('RequestExpired', 'Request has expired.')
    : new AwsError('SignatureDoesNotMatch', 'Signature expired', 403)
}

/** A session that is over. https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/common-errors.html */
export function expired(service: ServiceName): AwsError {
  const words = 'The security token included in the request is expired'
  if (service === 'ec2') return new AwsError('RequestExpired', 'Request has expired.')
  return speaksJson(service)
    ? new AwsError('ExpiredTokenException', words)
    : new AwsError('ExpiredToken', words, 403)
}

export function unknownAction(service: ServiceName, action: string): AwsError {
  if (speaksJson(service)) return new AwsError('UnknownOperationException', '')
  return new AwsError('InvalidAction', `The action ${action} is not valid for this web service.`)
}

/** aws.md §1.6: each service says that it was asked too often in a way of its own. */
export function throttled(service: ServiceName): AwsError {
  switch (service) {
    case 'ec2':
      return new AwsError('RequestLimitExceeded', 'Request limit exceeded.', 503)
    case 'elasticloadbalancing':
    case 'monitoring':
    case 'ssm':
      return new AwsError('ThrottlingException', 'Rate exceeded')
    case 'autoscaling':
    case 'iam':
    case 'route53':
    case 'sts':
      return new AwsError('Throttling', 'Rate exceeded')
  }
}

/** What a denied change would have been about; other changes say `*`. */
const RESOURCES: Readonly<Record<string, string>> = {
  RunInstances: 'instance/*',
  TerminateInstances: 'instance/*',
  StopInstances: 'instance/*',
  StartInstances: 'instance/*',
  CreateTags: 'instance/*',
  DeleteTags: 'instance/*',
  CreateLaunchTemplateVersion: 'launch-template/*',
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function denied(service: ServiceName, action: string, caller: Caller, region: string): AwsError {
  if (service === 'ec2') return deniedByEc2(action, caller, region)
  const permission = `${service === 'monitoring' ? 'cloudwatch' : service}:${action}`
  return new AwsError(
    speaksJson(service) ? 'AccessDeniedException' : 'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: ${permission} because no identity-based policy allows the ${permission} action`,
    speaksJson(service) ? 400 : 403,
  )
}

/** Only EC2 says why in code, and only of a call that changes something. */
function deniedByEc2(name: string, { account, arn, userId: id }: Caller, region: string): AwsError {
  const action = `ec2:${name}`
  const isLook = /^(Describe|Get)/.test(name)
  const resource = `arn:aws:ec2:${region}:${account}:${RESOURCES[name] ?? '*'}`
  const on = isLook ? '' : ` on resource: ${resource}`
  const why = `You are not authorized to perform this operation. User: ${arn} is not authorized to perform: ${action}${on} because no identity-based policy allows the ${action} action`
  if (isLook) return new AwsError('UnauthorizedOperation', why, 403)
  const encoded = encodeFailure({ action, resource, principal: { id, arn } })
  return new AwsError(
    'UnauthorizedOperation',
    `${why}. Encoded authorization failure message: ${encoded}`,
    403,
  )
}

/** What a service answers when it, not the request, is at fault. */
export function internalFailure(service: ServiceName): AwsError {
  if (speaksJson(service))
    return new AwsError('InternalServerError', 'An error occurred on the server side.', 500)
  return service === 'ec2'
    ? new AwsError('InternalError', 'An internal error has occurred', 500)
    : new AwsError(
        'InternalFailure',
        'The request processing has failed because of an unknown error, exception or failure.',
        500,
      )
}
