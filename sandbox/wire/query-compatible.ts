import { AwsError } from '../aws-error.ts'
import type { Protocol } from './protocol.ts'

/**
 * A service that spoke AWS Query before: each error also says, in a header, the code that it had there.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
export const queryCompatible = (protocol: Protocol): Protocol => ({
  ...protocol,
  // Names of its codes are those of AWS Query, before and after. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html
  refusals: { missing: 'MissingParameter', malformed: 'SerializationException' },
  writeError(service, error, requestId) {
    const { code, message, status } = error
    const named = new AwsError(service.errorName(code), message, status)
    const answer = protocol.writeError(service, named, requestId)
    const fault = status < 500 ? 'Sender' : 'Receiver'
    return { ...answer, headers: { ...answer.headers, 'x-amzn-query-error': `${code};${fault}` } }
  },
})
