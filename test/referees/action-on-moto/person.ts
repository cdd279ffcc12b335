import { startPython } from '../clients/python-child.ts'

/** What `world.py` built, by the names under which a config speaks of it. */
export interface Built {
  readonly dnsName: string
  readonly routes: { readonly listener: string; readonly rule: string }
  readonly groups: { readonly blue: string; readonly green: string; readonly static: string }
  readonly subnets: readonly string[]
  readonly securityGroup: string
  readonly image: string
  readonly zone: string
}

/** What `state.py` reads. */
export interface Look {
  /** By port and priority: `80 default`, `80 100`. */
  readonly rules: Readonly<Record<string, Rule>>
  /** By port: what the default action forwards to, such as `web-blue`. */
  readonly listeners: Readonly<Record<string, string>>
  /** By group: `web-green-1 v2 healthy`. */
  readonly targets: Readonly<Record<string, readonly string[]>>
  readonly groupTags: Readonly<Record<string, Tags>>
  /** `web-green-1 v2 running`. */
  readonly instances: readonly string[]
  /** By `web-green-1 v2`. */
  readonly machines: Readonly<Record<string, Machine>>
  /** By the record's name: the instance that has its address. */
  readonly records: Readonly<Record<string, string>>
  /** All that could be read, to compare two moments by. */
  readonly complete: unknown
}

export type Tags = Readonly<Record<string, string>>

interface Rule {
  readonly forwards: string
  readonly conditions: readonly string[]
  readonly tags: Tags
}

interface Machine {
  readonly id: string
  readonly state: string
  readonly tags: Tags
  readonly subnet: string
  readonly image: string
  readonly type: string
  readonly securityGroups: readonly string[]
  /** `required` where the metadata service wants a session. */
  readonly tokens: string
  readonly userData: string
}

/** An Auto Scaling group, as `groups.py` tells of it. */
export interface Group {
  /** `2 of 1-4` */
  readonly size: string
  readonly suspended: readonly string[]
  readonly instances: readonly string[]
  readonly protected: number
  readonly tags: Tags
}

/** Where moto answers what AWS would not: `deviations.py`. */
export interface Deviation {
  readonly moto: string
  readonly aws: string
  readonly page: string
  readonly stands: boolean
}

/** Somebody who uses AWS with boto3: no line of ours reads what they read. */
export interface Person {
  /** `serving`: how many instances somebody launched by hand and put into the blue group. */
  build(serving: number): Promise<Built>
  look(): Promise<Look>
  /** Two Auto Scaling groups in what was built: blue serves with two instances, green is empty. */
  makeGroups(built: Built): Promise<{ readonly blue: string; readonly green: string }>
  /** By name. */
  lookAtGroups(): Promise<Readonly<Record<string, Group>>>
  /** Points a listener at a group, past the action. */
  forward(listener: string, group: string): Promise<void>
  putParameter(name: string, value: string): Promise<void>
  /** The value of a parameter of Systems Manager. */
  parameter(name: string): Promise<string>
  /** Asks moto for each of its known deviations, in what was just built. */
  deviations(built: Built): Promise<readonly Deviation[]>
  /** Of a Python package that is installed for the referees. */
  version(distribution_name: string): Promise<string>
  close(): Promise<void>
}

/** Starts one Python for all that is asked: importing boto3 costs a second. */
export function startPerson(env: Readonly<Record<string, string>>): Person {
  const { ask, close } = startPython('action-on-moto/person.py', env)
  return {
    build: (serving) => ask('build', { serving }),
    look: () => ask('look'),
    makeGroups: (built) => ask('makeGroups', { built: { ...built } }),
    lookAtGroups: () => ask('lookAtGroups'),
    forward: (listener, group) => ask('forward', { listener, group }),
    putParameter: (name, value) => ask('putParameter', { name, value }),
    parameter: (name) => ask('parameter', { name }),
    deviations: (built) => ask('deviations', { built: { ...built } }),
    version: (distribution_name) => ask('version', { distribution_name }),
    close,
  }
}
