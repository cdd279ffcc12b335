import { AwsError } from '../../aws-error.ts'

/** As a launch, a template or ModifyInstanceMetadataOptions says them. */
export interface AskedMetadata {
  readonly HttpTokens?: string | undefined
  readonly HttpEndpoint?: string | undefined
  readonly HttpProtocolIpv6?: string | undefined
  readonly InstanceMetadataTags?: string | undefined
  readonly HttpPutResponseHopLimit?: number | undefined
}

const CHOICES = {
  HttpTokens: ['optional', 'required'],
  HttpEndpoint: ['enabled', 'disabled'],
  HttpProtocolIpv6: ['enabled', 'disabled'],
  InstanceMetadataTags: ['enabled', 'disabled'],
} as const

/** What was said of the metadata service; throws where AWS takes no such value. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataOptionsRequest.html */
export function readMetadata(asked: AskedMetadata): Record<string, string | number> {
  const read: Record<string, string | number> = {}
  for (const name of Object.keys(CHOICES) as (keyof typeof CHOICES)[]) {
    const value = asked[name]
    if (value === undefined) continue
    const choices: readonly string[] = CHOICES[name]
    if (!choices.includes(value)) throw wrong(`Value (${value}) for parameter ${name} is invalid.`)
    read[name] = value
  }
  const hops = asked.HttpPutResponseHopLimit
  if (hops === undefined) return read
  if (!Number.isInteger(hops) || hops < 1 || hops > 64) {
    throw wrong(`Value (${hops}) for parameter HttpPutResponseHopLimit is invalid. Valid values are 1 to 64.`)
  }
  return { ...read, HttpPutResponseHopLimit: hops }
}

/**
 * Tags that an instance can read of itself have keys that can stand in a path.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-tags-in-IMDS.html
 */
export function checkTagsInMetadata(
  metadata: Readonly<Record<string, unknown>> | undefined,
  keys: Iterable<string>,
): void {
  if (metadata?.['InstanceMetadataTags'] !== 'enabled') return
  const isPlain = (key: string) =>
    /^[0-9a-zA-Z\-_+=,.@:]{1,255}$/.test(key) && !['.', '..', '_index'].includes(key)
  const found = [...keys].find((key) => !isPlain(key))
  if (found === undefined) return
  throw wrong(
    `'${found}' is not a valid tag key. Tag keys must match pattern ([0-9a-zA-Z\\\\-_+=,.@:]{1,255}), and must not be a reserved name ('.', '..', '_index')`,
  )
}

function wrong(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message)
}
