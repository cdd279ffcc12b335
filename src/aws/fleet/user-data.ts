import { fill } from '../../deploy/placeholders.ts'

/** What may be filled in: user data is sent once per call, not once per instance. */
interface Values {
  readonly service: string
  readonly release: string
  readonly color: string
  readonly attempt: string
}

/** User data as AWS takes it: our placeholders filled in, every other byte as it was, so that multi-part ones stay whole. */
export const filledUserData = (text: string, { service, release, color, attempt }: Values): string =>
  Buffer.from(fill(text, { service, release, color, attempt })).toString('base64')
