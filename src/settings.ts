/**
 * One service's config, read and made whole: defaults filled in, times in milliseconds, texts loaded.
 * `action/` makes it, `aws/` and `probe/` read it; placeholders (`{release}` …) are still in the texts.
 */
export interface ServiceSettings {
  readonly service: string
  readonly host: string
  readonly routes: readonly RouteSettings[]
  /** Blue/green pairs of target groups; the first is the service's own. */
  readonly pairs: readonly { readonly blue: string; readonly green: string }[]
  readonly preview: { readonly priority: number; readonly header: string }
  readonly fleet: Ec2Settings
  readonly dns:
    | {
        readonly zone: string
        readonly record: string
        readonly ttl: number
        readonly address: 'private' | 'public'
      }
    | undefined
  readonly ready:
    | {
        readonly probe: { readonly tcp: number } | { readonly http: HttpSettings }
        readonly delayMs: number
        readonly withinMs: number
      }
    | undefined
  readonly releaseTests: readonly TestSettings[]
  readonly proof: ProofSettings | undefined
  readonly watch: { readonly http: HttpSettings | undefined } | undefined
  readonly busy: HttpSettings | undefined
  readonly leaseMs: number
}

export interface RouteSettings {
  readonly kind: 'listener' | 'rule'
  readonly arn: string
  /** Where it stands in the config: `services.web.routes[0]`. */
  readonly path: string
  /** Which pair of target groups. */
  readonly pair: number
  /** Host header and TLS name; undefined: the rule's first plain host condition, else the service's host. */
  readonly host: string | undefined
  /** Path of the proof on this route; undefined: the service's proof path. */
  readonly proofPath: string | undefined
}

export interface Ec2Settings {
  readonly launchTemplate: { readonly id: string; readonly version: string } | undefined
  readonly image: string | undefined
  readonly types: readonly string[]
  readonly subnets: readonly string[]
  readonly securityGroups: readonly string[]
  readonly keyName: string | undefined
  readonly instanceProfile: string | undefined
  readonly publicIp: boolean
  readonly name: string | undefined
  /** The text itself, placeholders unfilled. */
  readonly userData: string | undefined
  readonly tags: Readonly<Record<string, string>>
}

/** An HTTP question and what its answer must be. */
export interface HttpSettings {
  readonly method: string
  readonly path: string
  readonly port: number | undefined
  /** Expected: one status or a range; undefined: any 2xx. */
  readonly status: { readonly from: number; readonly to: number } | undefined
  readonly contains: string | undefined
  readonly matches: string | undefined
  readonly header: Readonly<Record<string, string>>
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly body: string | undefined
  readonly withinMs: number
  /** Right answers in a row. */
  readonly passes: number
}

export type TestSettings =
  | {
      readonly kind: 'http'
      readonly label: string
      readonly via: 'preview' | 'instance'
      readonly http: HttpSettings
    }
  | {
      readonly kind: 'tcp'
      readonly label: string
      readonly via: 'instance'
      readonly port: number
      readonly withinMs: number
    }

export interface ProofSettings {
  readonly http: HttpSettings
  readonly withinMs: number
  readonly required: boolean
  /** `host:port` of the DNS server to ask for the nodes; undefined: SWITCHOVER_RESOLVER, else the system's. */
  readonly resolver: string | undefined
}
