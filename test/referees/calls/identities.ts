import type { Json } from '../clients/client.ts'
import { fails, iam, sts } from './ask.ts'
import type { Scene } from './call.ts'

/** Who asks, and what nobody may be: a role that is not there is refused like one that does not trust the caller. */
export const identities: Scene = {
  name: 'identities',
  calls(on) {
    const role = 'arn:aws:iam::123456789012:role/swref-lost'
    const assume = (id: string, code: string, change: Record<string, Json>) =>
      sts(id, 'AssumeRole', { RoleArn: role, RoleSessionName: on.name('x'), ...change }, fails(code))
    return [
      sts('whoAmI', 'GetCallerIdentity', {}),
      assume('assumeLost', 'AccessDenied', {}),
      assume('shortArn', 'ValidationError', { RoleArn: 'arn:aws:iam' }),
      assume('badName', 'ValidationError', { RoleSessionName: 'a b' }),
      assume('shortSession', 'ValidationError', { DurationSeconds: 899 }),
      assume('longSession', 'ValidationError', { DurationSeconds: 43_201 }),
      sts(
        'noMessage',
        'DecodeAuthorizationMessage',
        { EncodedMessage: 'nothing' },
        fails('InvalidAuthorizationMessageException'),
      ),
    ]
  },
}

/** What the policies of nobody say, and of what is no entity. */
export const rights: Scene = {
  name: 'rights',
  calls(on) {
    const simulate = (id: string, code: string, source: string) =>
      iam(
        id,
        'SimulatePrincipalPolicy',
        { PolicySourceArn: source, ActionNames: ['ec2:RunInstances'] },
        fails(code),
      )
    return [
      simulate('simulateLost', 'NoSuchEntity', `arn:aws:iam::123456789012:role/${on.name('lost')}`),
      simulate('simulateSession', 'InvalidInput', 'arn:aws:sts::123456789012:assumed-role/swref/x'),
    ]
  },
}

/** A role that trusts whoever asks. An account has none by itself. */
export const roles: Scene = {
  name: 'roles',
  notInAnAccount: true,
  calls: (on) => [
    sts('assume', 'AssumeRole', {
      // The one that the sandbox is seeded with; moto lets anybody be anything.
      RoleArn: 'arn:aws:iam::210987654321:role/dns',
      RoleSessionName: on.name('dns'),
      DurationSeconds: 900,
    }),
  ],
}
