import type { Clock } from '../clock.ts'
import type { Random } from './random.ts'
import type { Settings } from './settings.ts'

/** Who sends a call. */
export interface Caller {
  readonly account: string
  readonly arn: string
  readonly userId: string
  /** What it may call; left out: everything. */
  readonly services?: readonly string[]
}

/** A role that the sandbox's own caller may, or may not, assume. */
export interface Role {
  readonly arn: string
  readonly account: string
  readonly name: string
  /** Whether its trust policy names our caller. */
  readonly trustsUs: boolean
  /** The services that it may call, all calls of them. */
  readonly services: readonly string[]
}

/** Temporary credentials, and whom they stand for. */
export interface Session extends Caller {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly token: string
  readonly expiresMs: number
}

/** Who there is beside the sandbox's own caller. */
export interface Identities {
  /** Who signs with the keys that a sandbox gives out. */
  readonly own: Caller
  /** The ARN of the role that this caller has assumed. */
  readonly ownRole: string
  /** What his policies deny: whoever knows says it here. */
  isDenied: (service: string, action: string, resource: string) => boolean
  readonly roles: ReadonlyMap<string, Role>
  /** By access key. */
  readonly sessions: ReadonlyMap<string, Session>
  addRole(role: Pick<Role, 'arn' | 'trustsUs' | 'services'>): Role
  /** `role` is known. */
  assume(role: Role, sessionName: string, seconds: number): Session
}

/** Nobody but the sandbox's own caller, who has a role of his own. */
export function createIdentities({
  settings,
  clock,
  random,
}: {
  settings: Settings
  clock: Clock
  random: Random
}): Identities {
  const roles = new Map<string, Role>()
  const sessions = new Map<string, Session>()
  const { account } = settings
  return {
    own: {
      account,
      arn: `arn:aws:sts::${account}:assumed-role/switchover/sandbox`,
      userId: 'AROAIOSFODNN7EXAMPLE:sandbox',
    },
    ownRole: `arn:aws:iam::${account}:role/switchover`,
    isDenied: () => false,
    roles,
    sessions,
    addRole(given) {
      const [, account = '', path = ''] = /^arn:aws:iam::(\d{12}):role\/(.+)$/.exec(given.arn) ?? []
      const role = { ...given, account, name: path.split('/').at(-1) ?? '' }
      roles.set(role.arn, role)
      return role
    },
    assume(role, sessionName, seconds) {
      const session: Session = {
        account: role.account,
        services: [...role.services, 'sts'],
        arn: `arn:aws:sts::${role.account}:assumed-role/${role.name}/${sessionName}`,
        userId: `AROA${random.hex(17).toUpperCase()}:${sessionName}`,
        accessKeyId: `ASIA${random.hex(16).toUpperCase()}`,
        secretAccessKey: random.hex(40),
        token: Buffer.from(random.hex(128)).toString('base64'),
        expiresMs: clock.now() + seconds * 1000,
      }
      sessions.set(session.accessKeyId, session)
      return session
    },
  }
}
