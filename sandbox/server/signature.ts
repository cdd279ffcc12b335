import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import type { WireRequest } from '../wire/protocol.ts'

interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** The pair of keys that the sandbox gives out: the example of AWS's own pages, so that no scanner takes it for a leak. */
export const CREDENTIALS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
} as const

/** What an Authorization header says. */
export interface Authorization {
  readonly accessKeyId: string
  readonly date: string
  readonly region: string
  readonly service: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

/** Why a signature is not accepted. */
export type SignatureProblem = 'unknown-key' | 'wrong-signature' | 'skewed'

/** AWS accepts a signature for five minutes around its own time. */
const MAX_SKEW_MS = 5 * 60_000

/** Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`; undefined when it is something else. */
export function readAuthorization(header: string | undefined): Authorization | undefined {
  const [, credential, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/.exec(
      header ?? '',
    ) ?? []
  const [accessKeyId, date, region, service, end] = credential?.split('/') ?? []
  if (!accessKeyId || !date || !region || !service || end !== 'aws4_request') return undefined
  if (signedHeaders === undefined || signature === undefined) return undefined
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature }
}

/**
 * Recomputes the signature of a request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureProblem(
  authorization: Authorization,
  request: WireRequest,
  keys: Keys,
  checkSkewAt: number | undefined,
): SignatureProblem | undefined {
  if (authorization.accessKeyId !== keys.accessKeyId) return 'unknown-key'
  const time = request.headers['x-amz-date'] ?? ''
  const expected = signatureOf(authorization, request, keys, time)
  const given = Buffer.from(authorization.signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'wrong-signature'
  if (checkSkewAt === undefined) return undefined
  return Math.abs(timeOf(time) - checkSkewAt) > MAX_SKEW_MS ? 'skewed' : undefined
}

function signatureOf(
  { date, region, service, signedHeaders }: Authorization,
  request: WireRequest,
  { secretAccessKey }: Keys,
  time: string,
) {
  const scope = `${date}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical(request, signedHeaders))].join('\n')
  return Buffer.from(hmac(signingKey(secretAccessKey, [date, region, service]), text).toString('hex'))
}

/** Keys that a day's requests to a service are signed with: deriving one takes longer than to sign. */
const signingKeys = new Map<string, Buffer>()

function signingKey(secretAccessKey: string, scope: readonly string[]): Buffer {
  const name = [secretAccessKey, ...scope].join('/')
  const known = signingKeys.get(name)
  if (known !== undefined) return known
  const key = [...scope, 'aws4_request'].reduce<Buffer>(
    (previous, part) => hmac(previous, part),
    Buffer.from(`AWS4${secretAccessKey}`),
  )
  // Each moved day and each session has its own.
  if (signingKeys.size >= 100) signingKeys.clear()
  signingKeys.set(name, key)
  return key
}

function canonical(
  { method, path, query, headers, body }: WireRequest,
  signedHeaders: readonly string[],
): string {
  const pairs = [...query].map(([key, value]) => `${encode(key)}=${encode(value)}`)
  const lines = signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`)
  // All services but S3 encode the path once more than HTTP does.
  const uri = path.split('/').map(encode).join('/')
  return [method, uri, pairs.sort().join('&'), lines.join(''), signedHeaders.join(';'), sha256(body)].join(
    '\n',
  )
}

const sha256 = (text: string): string => hash('sha256', text)
const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

const timeOf = (time: string): number =>
  Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
