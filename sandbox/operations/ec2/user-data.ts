import { AwsError } from '../../aws-error.ts'

/** "User data is limited to 16 KB, in raw form, before it is base64-encoded." */
const MOST_BYTES = 16_384

/** Decoded, one character for each byte. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html */
export function readUserData(encoded: string | undefined): string | undefined {
  if (encoded === undefined || encoded === '') return undefined
  const compact = encoded.replaceAll(/\s/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 !== 0) {
    throw new AwsError('InvalidUserData.Malformed', 'Invalid BASE64 encoding of user data.')
  }
  const bytes = Buffer.from(compact, 'base64')
  if (bytes.length > MOST_BYTES) {
    throw new AwsError('InvalidParameterValue', `User data is limited to ${MOST_BYTES} bytes`)
  }
  return bytes.toString('latin1')
}

export function writeUserData(decoded: string | undefined): string | undefined {
  return decoded === undefined ? undefined : Buffer.from(decoded, 'latin1').toString('base64')
}
