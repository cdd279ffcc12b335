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
  /** The target groups by which our things know their owner, where the record names more than the pairs. */
  readonly ownerGroups?: readonly string[]
  readonly preview: { readonly priority: number; readonly header: string }
  readonly fleet: FleetSettings
  readonly dns:
    | {
        readonly zone: string
        readonly record: string
        readonly ttl: number
        readonly address: 'private' | 'public'
        /** The ARN of a role in the account that the zone belongs to; undefined: this account. */
        readonly role: string | undefined
      }
    | undefined
  readonly ready:
    | {
        readonly probe:
          | { readonly tcp: number }
          | { readonly http: HttpSettings }
          /** The Systems Manager agent is online. */
          | { readonly ssm: 'online' }
        readonly delayMs: number
        readonly withinMs: number
      }
    | undefined
  /** In order; the first that fails is the verdict. */
  readonly setUp: readonly CommandSettings[]
  readonly migrate: CommandSettings | undefined
  readonly switch: {
    /** In order, before production traffic moves and after the switch is proven. */
    readonly before: readonly CommandSettings[]
    readonly after: readonly CommandSettings[]
    /** At some time both sides get traffic by weight. */
    readonly byWeight: boolean
  }
  /** Undefined: only machines of ours are told, by their tag. */
  readonly gate: { readonly parameter: string | undefined; readonly overlap: boolean } | undefined
  readonly releaseTests: readonly TestSettings[]
  readonly proof: ProofSettings | undefined
  readonly watch:
    | {
        readonly http: HttpSettings | undefined
        /** Names of alarms of CloudWatch. */
        readonly alarms: readonly string[]
        readonly compare: CompareSettings | undefined
      }
    | undefined
  /** Asked of each machine: whether it has work left. */
  readonly busy: BusySettings | undefined
  /** In order, for each machine before it ends. */
  readonly beforeRetire: readonly CommandSettings[]
  readonly leaseMs: number
}

/** How much worse than the old side's target groups the candidate's may do, by what AWS measured. */
export interface CompareSettings {
  /** Percent of the requests that a target answers with 5xx, more than there; undefined: not compared. */
  readonly errors: number | undefined
  /** Response time (p99), more than there; undefined: not compared. */
  readonly latencyMs: number | undefined
  /** Whole minutes of the candidate that are looked at, at least. */
  readonly minutes: number
  /** Of either side; with fewer nothing is judged. */
  readonly requests: number
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

/** Where the instances of both sides come from. */
export type FleetSettings = Ec2Settings | AutoScalingSettings | ExistingSettings

/** An image by its id, or by the parameter of Systems Manager that names it. */
export type ImageSettings = { readonly id: string } | { readonly ssm: string }

/** Instances that are launched for each attempt. */
export interface Ec2Settings {
  readonly kind: 'ec2'
  /** As in the terms; `atLeast` 0: no floor is given. */
  readonly count: { readonly live: boolean; readonly atLeast: number }
  /** `version`: a number, `$Latest` or `$Default`. */
  readonly launchTemplate: { readonly id: string; readonly version: string } | undefined
  readonly image: ImageSettings | undefined
  readonly types: readonly string[]
  readonly subnets: readonly string[]
  readonly securityGroups: readonly string[]
  readonly keyName: string | undefined
  readonly instanceProfile: string | undefined
  readonly publicIp: boolean
  readonly spot: boolean
  readonly volumes: readonly VolumeSettings[]
  readonly name: string | undefined
  /** The text itself, placeholders unfilled; of a file that is no text its bytes, as base64 behind `bytesMark`. */
  readonly userData: string | undefined
  readonly tags: Readonly<Record<string, string>>
}

/** Begins user data that is no text (gzip, for one): nothing is filled into it. */
export const bytesMark = 'data:;base64,'

export interface VolumeSettings {
  readonly device: string
  readonly type: string | undefined
  /** GiB. */
  readonly size: number | undefined
  readonly encrypted: boolean | undefined
  readonly kmsKey: string | undefined
  readonly iops: number | undefined
  /** MiB/s. */
  readonly throughput: number | undefined
  readonly deleteOnTermination: boolean
}

/** Two Auto Scaling groups, one a side. */
export interface AutoScalingSettings {
  readonly kind: 'auto-scaling'
  readonly groups: { readonly blue: string; readonly green: string }
  /**
   * `make`: a new version for each attempt, from the group's own template, with these members changed (none: as it is);
   * `version`, `description`: one that exists already, by its number, or by its description (placeholders unfilled).
   */
  readonly launchTemplate:
    | {
        readonly kind: 'make'
        readonly image: ImageSettings | undefined
        readonly type: string | undefined
        /** As for instances of our own. */
        readonly userData: string | undefined
      }
    | { readonly kind: 'version'; readonly version: string }
    | { readonly kind: 'description'; readonly description: string }
  readonly tags: Readonly<Record<string, string>>
}

/** Instances that are there already: registered and deregistered, never ended. */
export interface ExistingSettings {
  readonly kind: 'existing'
  /** By tags (`{color}` and `{service}` are filled in), or by id. */
  readonly by:
    | { readonly tags: Readonly<Record<string, string>> }
    | { readonly ids: { readonly blue: readonly string[]; readonly green: readonly string[] } }
}

export type BusySettings = { readonly kind: 'http'; readonly http: HttpSettings } | CommandSettings

/** A command of the set-up, of the migration, around the switch, or of a retirement. */
export type CommandSettings = RunSettings | RemoteSettings

/** A bash script on the runner. Nothing in it is filled in: it gets variables. */
export interface RunSettings {
  readonly kind: 'run'
  /** For people, and to tell steps apart: `run ansible-playbook -i …`. */
  readonly label: string
  readonly script: string
  readonly withinMs: number
}

/** A document of Systems Manager on the machines. */
export interface RemoteSettings {
  readonly kind: 'ssm'
  readonly label: string
  readonly document: string
  /** The document's own, placeholders unfilled; a script's text is its `commands`. */
  readonly parameters: Readonly<Record<string, readonly string[]>>
  readonly withinMs: number
  readonly concurrency: string | undefined
  readonly on: 'all' | 'one'
}

/** An HTTP question and what its answer must be. */
export interface HttpSettings {
  readonly method: string
  readonly path: string
  readonly port: number | undefined
  /** How a machine itself is asked; a load balancer's listener has its own. */
  readonly protocol: 'http' | 'https'
  /** With TLS: `trusted` by this runner and named as the host; `any` where only the answer counts. */
  readonly certificate: 'trusted' | 'any'
  /** Expected: one status or a range; undefined: any 2xx. */
  readonly status: { readonly from: number; readonly to: number } | undefined
  readonly contains: string | undefined
  readonly matches: string | undefined
  /** Expected at each JSONPath of the body; in a text placeholders are filled. */
  readonly json: readonly { readonly path: string; readonly value: string | number | boolean | null }[]
  readonly header: Readonly<Record<string, string>>
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly body: string | undefined
  readonly withinMs: number
  /** Right answers in a row. */
  readonly passes: number
}

/** A release test: what is asked, how long a wrong answer is asked again, and what begins once it has passed. */
export type TestSettings = TestQuestion & {
  /** For people, and to tell tests apart. */
  readonly label: string
  /** A failure is tried again until this long after the first try; 0: never. */
  readonly deadlineMs: number
  readonly next: readonly TestSettings[]
}

/** Each test, then all that begin after it, as they stand in the config. */
export const everyTest = (tests: readonly TestSettings[]): readonly TestSettings[] =>
  tests.flatMap((test) => [test, ...everyTest(test.next)])

export type TestQuestion =
  | { readonly kind: 'http'; readonly via: 'preview' | 'instance'; readonly http: HttpSettings }
  | {
      readonly kind: 'tcp'
      readonly via: 'instance'
      readonly port: number
      readonly withinMs: number
    }
  | { readonly kind: 'run'; readonly command: RunSettings }
  | { readonly kind: 'ssm'; readonly command: RemoteSettings }

export interface ProofSettings {
  readonly http: HttpSettings
  readonly withinMs: number
  readonly required: boolean
  /** Who asks: this process, or an instance by way of Systems Manager. */
  readonly from: 'runner' | 'ssm'
  /** `host:port` of the DNS server to ask for the nodes; undefined: SWITCHOVER_RESOLVER, else the system's. */
  readonly resolver: string | undefined
}
