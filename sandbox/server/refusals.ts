import { AwsError } from '../operations/operation.ts'
import type { ServiceName } from '../wire/services.ts'
import type { SignatureProblem } from './signature.ts'

/** Answers that every service gives in words of its own; the others are like Elastic Load Balancing. */

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export function missingAuthentication(): AwsError {
  return new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonErrors.html */
export function refusedSignature(service: ServiceName, problem: SignatureProblem): AwsError {
  if (problem === 'skewed') return skewed(service)
  if (service === 'ec2') {
    const words = 'AWS was not able to validate the provided access credentials'
    return new AwsError('AuthFailure', words, 401)
  }
  return problem === 'unknown-key'
    ? new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403)
    : new AwsError(
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
        403,
      )
}

function skewed(service: ServiceName): AwsError {
  return service === 'ec2'
    ? new AwsError('RequestExpired', 'Request has expired.')
    : new AwsError('SignatureDoesNotMatch', 'Signature expired', 403)
}

export function unknownAction(action: string): AwsError {
  return new AwsError('InvalidAction', `The action ${action} is not valid for this web service.`)
}

/** aws.md §1.6: each service says that it was asked too often in a way of its own. */
export function throttled(service: ServiceName): AwsError {
  switch (service) {
    case 'ec2':
      return new AwsError('RequestLimitExceeded', 'Request limit exceeded.', 503)
    case 'elasticloadbalancing':
      return new AwsError('ThrottlingException', 'Rate exceeded')
    case 'autoscaling':
    case 'route53':
    case 'sts':
      return new AwsError('Throttling', 'Rate exceeded')
  }
}

export function denied(service: ServiceName, action: string, caller: string): AwsError {
  return service === 'ec2'
    ? new AwsError('UnauthorizedOperation', 'You are not authorized to perform this operation.', 403)
    : new AwsError(
        'AccessDenied',
        `User: ${caller} is not authorized to perform: ${service}:${action} because no identity-based policy allows the ${service}:${action} action`,
        403,
      )
}

/** What a service answers when it, not the request, is at fault. */
export function internalFailure(service: ServiceName): AwsError {
  return service === 'ec2'
    ? new AwsError('InternalError', 'An internal error has occurred', 500)
    : new AwsError(
        'InternalFailure',
        'The request processing has failed because of an unknown error, exception or failure.',
        500,
      )
}
