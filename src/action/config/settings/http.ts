import type { HttpSettings, ProofSettings } from '../../../settings.ts'
import type { ServiceRead } from '../schema/service.ts'

type ProofRead = NonNullable<ServiceRead['proof']>

/** An HTTP question as the schema reads it; what a place of the config does not have is left out. */
interface HttpRead {
  readonly path: string
  readonly method?: string
  readonly port?: number | undefined
  readonly protocol?: HttpSettings['protocol'] | undefined
  readonly certificate?: HttpSettings['certificate']
  readonly json?: Readonly<Record<string, string | number | boolean | null>>
  readonly status?: { readonly from: number; readonly to: number } | undefined
  readonly contains?: string | undefined
  readonly matches?: string | undefined
  readonly header?: Readonly<Record<string, string>>
  readonly 'request-headers'?: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly within?: number
  readonly passes?: number
}

/** One request of a question that says nothing of its own time. */
const requestMs = 2000

export const httpSettings = (read: HttpRead): HttpSettings => ({
  method: read.method ?? 'GET',
  path: read.path,
  port: read.port,
  protocol: read.protocol ?? 'http',
  certificate: read.certificate ?? 'trusted',
  status: read.status,
  contains: read.contains,
  matches: read.matches,
  json: Object.entries(read.json ?? {}).map(([path, value]) => ({ path, value })),
  header: read.header ?? {},
  requestHeaders: read['request-headers'] ?? {},
  body: read.body,
  withinMs: read.within ?? requestMs,
  passes: read.passes ?? 1,
})

export const proofSettings = (read: ProofRead): ProofSettings => ({
  http: httpSettings({ ...read, within: requestMs }),
  withinMs: read.within,
  required: read.required,
  from: read.from,
  resolver:
    read.resolver === undefined || /:\d+$/.test(read.resolver) ? read.resolver : `${read.resolver}:53`,
})
