import type { Json } from '../clients/client.ts'
import { fails, ref, ssm, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { aDocument } from './documents.ts'
import { instanceId, runningInstance } from './setting.ts'
import type { Stage } from './stage.ts'

const web = instanceId('web')
const commandOf = (id: string) => ref(`${id}.Command.CommandId`)

/**
 * Commands that really run. An account would need an instance profile, an image with the agent and a way to its
 * endpoints, none of which stands there by itself.
 */
export const managedInstances: Scene = {
  name: 'managed',
  notInAnAccount: true,
  calls: (on) => [
    ...runningInstance(on, 'web'),
    ssm(
      'managed',
      'DescribeInstanceInformation',
      { Filters: [{ Key: 'InstanceIds', Values: [web] }] },
      until('InstanceInformationList[0].PingStatus', 'Online'),
    ),
    ...running(on),
    ...failing(),
    ...cancelling(),
  ],
}

function send(id: string, commands: readonly string[], more: Record<string, Json> = {}): Call {
  const input = { DocumentName: 'AWS-RunShellScript', InstanceIds: [web], Parameters: { commands } }
  return ssm(id, 'SendCommand', { ...input, ...more })
}

function invocation(id: string, of: string, ...states: readonly string[]): Call {
  const input = { CommandId: commandOf(of), InstanceId: web }
  return ssm(id, 'GetCommandInvocation', input, until('Status', ...states))
}

function running(on: Stage): readonly Call[] {
  const of = { CommandId: commandOf('greet'), InstanceId: web }
  const byTag = { InstanceIds: [], Targets: [{ Key: 'tag:switchover:referee', Values: [on.run] }] }
  return [
    send('greet', ['echo hello', 'echo beware >&2'], { Comment: on.name('greet') }),
    invocation('greeted', 'greet', 'Success'),
    ssm('command', 'ListCommands', { CommandId: commandOf('greet') }),
    ssm('invocations', 'ListCommandInvocations', { ...of, Details: true }),
    ssm('otherPlugin', 'GetCommandInvocation', { ...of, PluginName: 'other' }, fails('InvalidPluginName')),
    ssm('cancelDone', 'CancelCommand', { CommandId: commandOf('greet') }),
    ...aDocument(on, 'document'),
    send('byTag', [], { ...byTag, DocumentName: on.name('document'), Parameters: { whom: ['you'] } }),
    invocation('sentByTag', 'byTag', 'Success'),
  ]
}

function failing(): readonly Call[] {
  return [
    send('fail', ['exit 3']),
    invocation('failed', 'fail', 'Failed'),
    ssm(
      'failures',
      'ListCommands',
      { CommandId: commandOf('fail'), Filters: [{ key: 'Status', value: 'Failed' }] },
      until('Commands[0].Status', 'Failed'),
    ),
  ]
}

function cancelling(): readonly Call[] {
  return [
    send('sleep', ['sleep 600']),
    invocation('sleeping', 'sleep', 'InProgress'),
    ssm(
      'cancelElsewhere',
      'CancelCommand',
      { CommandId: commandOf('sleep'), InstanceIds: ['i-0123456789abcdef0'] },
      fails('InvalidInstanceId'),
    ),
    ssm('cancel', 'CancelCommand', { CommandId: commandOf('sleep') }),
    invocation('cancelled', 'sleep', 'Cancelled'),
  ]
}
