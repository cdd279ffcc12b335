import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** A call that was refused, as the encoded message of the refusal tells it. */
export interface DeniedCall {
  /** `ec2:RunInstances` */
  readonly action: string
  readonly resource: string
  readonly principal: { readonly id: string; readonly arn: string }
}

const MARK = 'switchover-sandbox'

/**
 * The message that only who may call DecodeAuthorizationMessage can read.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export function encodeFailure({ action, resource, principal }: DeniedCall): string {
  const text = JSON.stringify({
    allowed: false,
    explicitDeny: false,
    matchedStatements: { items: [] },
    failures: { items: [] },
    context: { principal, action, resource, conditions: { items: [] } },
  })
  return deflateRawSync(`${MARK}${text}`).toString('base64url')
}

/** The JSON inside an encoded message; undefined when the message is none. */
export function decodeFailure(message: string): string | undefined {
  try {
    const text = inflateRawSync(Buffer.from(message, 'base64url')).toString()
    return text.startsWith(MARK) ? text.slice(MARK.length) : undefined
  } catch {
    return undefined
  }
}
