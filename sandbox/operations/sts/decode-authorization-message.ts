import type {
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse,
} from '@aws-sdk/client-sts'
import { AwsError } from '../../aws-error.ts'
import { decodeFailure } from '../authorization-message.ts'
import type { Operation } from '../operation.ts'

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
export const DecodeAuthorizationMessage: Operation<
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse
> = (_world, { EncodedMessage: encoded = '' }) => {
  const decoded = decodeFailure(encoded)
  if (decoded !== undefined) return { DecodedMessage: decoded }
  throw new AwsError('InvalidAuthorizationMessageException', `Message is not valid`)
}
