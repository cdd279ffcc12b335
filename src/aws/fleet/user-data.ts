import { fill } from '../../deploy/placeholders.ts'
import { bytesMark } from '../../settings.ts'

/** What may be filled in: user data is sent once per call, not once per instance. */
interface Values {
  readonly service: string
  readonly release: string
  readonly color: string
  readonly attempt: string
}

/**
 * User data as AWS takes it: our placeholders filled in, every other byte as it was, so that multi-part ones stay whole
 * and compressed ones can be unpacked.
 */
export const filledUserData = (text: string, { service, release, color, attempt }: Values): string =>
  text.startsWith(bytesMark)
    ? text.slice(bytesMark.length)
    : Buffer.from(fill(text, { service, release, color, attempt })).toString('base64')
