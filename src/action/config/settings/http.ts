import type { HttpSettings, ProofSettings, TestSettings } from '../../../settings.ts'
import type { ServiceRead } from '../schema/service.ts'
import { distinctLabels } from './labels.ts'

type ProofRead = NonNullable<ServiceRead['proof']>
type TestRead = ServiceRead['release-test'][number]

/** An HTTP question as the schema reads it; what a place of the config does not have is left out. */
interface HttpRead {
  readonly path: string
  readonly method?: string
  readonly port?: number | undefined
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
  status: read.status,
  contains: read.contains,
  matches: read.matches,
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
  resolver:
    read.resolver === undefined || /:\d+$/.test(read.resolver) ? read.resolver : `${read.resolver}:53`,
})

/** Release tests with labels that tell them apart: they are how a passed test is remembered. */
export function testSettings(tests: readonly TestRead[]): readonly TestSettings[] {
  const label = distinctLabels()
  return tests.flatMap(({ http, tcp }): readonly TestSettings[] => {
    const plain = http ? `http ${http.method} ${http.path} via ${http.via}` : `tcp ${tcp?.port}`
    if (http) return [{ kind: 'http', label: label(plain), via: http.via, http: httpSettings(http) }]
    return tcp
      ? [{ kind: 'tcp', label: label(plain), via: 'instance', port: tcp.port, withinMs: tcp.within }]
      : []
  })
}
