import type { Json } from '../clients/client.ts'
import { fails, ref, ssm, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import type { Stage } from './stage.ts'

const script = 'AWS-RunShellScript'
const lost = 'i-0123456789abcdef0'
const lostCommand = '01234567-89ab-cdef-0123-456789abcdef'
const invalid = fails('ValidationException')
const CommandId = ref('toNobody.Command.CommandId')

/** Commands for instances that are not there: the most that can be said to an account that manages none. */
export const commands: Scene = {
  name: 'commands',
  calls: (on) => [...toNobody(on), ...mistakes(), ...looks()],
}

function toNobody(on: Stage): readonly Call[] {
  return [
    ssm('toNobody', 'SendCommand', {
      DocumentName: script,
      Targets: [{ Key: 'tag:switchover:nobody', Values: [on.run] }],
      Parameters: { commands: ['true'] },
      Comment: on.name('nobody'),
      TimeoutSeconds: 60,
      MaxConcurrency: '10',
      MaxErrors: '1',
    }),
    ssm('done', 'ListCommands', { CommandId }, until('Commands[0].Status', 'Success')),
    ssm('noInvocations', 'ListCommandInvocations', { CommandId }),
    ssm('cancelDone', 'CancelCommand', { CommandId }),
  ]
}

function mistakes(): readonly Call[] {
  const send = (id: string, code: string, change: Record<string, Json>) =>
    ssm(
      id,
      'SendCommand',
      { DocumentName: script, InstanceIds: [lost], Parameters: { commands: ['true'] }, ...change },
      fails(code),
    )
  return [
    send('toLost', 'InvalidInstanceId', {}),
    send('toMalformed', 'ValidationException', { InstanceIds: ['web-1'] }),
    send('lostDocument', 'InvalidDocument', { DocumentName: 'swref-lost-document' }),
    send('lostVersion', 'InvalidDocumentVersion', { DocumentVersion: '99999' }),
    send('unknownParameter', 'InvalidParameters', { Parameters: { commands: ['true'], colour: ['green'] } }),
    send('noParameter', 'InvalidParameters', { Parameters: {} }),
    send('shortTimeout', 'ValidationException', { TimeoutSeconds: 29 }),
    send('longComment', 'ValidationException', { Comment: 'c'.repeat(101) }),
    send('badConcurrency', 'ValidationException', { MaxConcurrency: 'all' }),
    send('twice', 'DuplicateInstanceId', { InstanceIds: [lost, lost] }),
  ]
}

function looks(): readonly Call[] {
  const of = { CommandId: lostCommand, InstanceId: lost }
  const information = (id: string, filter: Record<string, Json>, more: Pick<Call, 'fails'> = {}) =>
    ssm(id, 'DescribeInstanceInformation', { Filters: [filter] }, more)
  return [
    ssm('lostInvocation', 'GetCommandInvocation', of, fails('InvocationDoesNotExist')),
    ssm('malformedInvocation', 'GetCommandInvocation', { ...of, CommandId: 'command' }, invalid),
    ssm('cancelLost', 'CancelCommand', { CommandId: lostCommand }, fails('InvalidCommandId')),
    ssm('lostCommand', 'ListCommands', { CommandId: lostCommand }, fails('InvalidCommandId')),
    ssm('manyCommands', 'ListCommands', { MaxResults: 51 }, invalid),
    ssm('invocationsOfLost', 'ListCommandInvocations', { CommandId: lostCommand }),
    information('unmanaged', { Key: 'InstanceIds', Values: [lost] }),
    information('unknownKey', { Key: 'Colour', Values: ['green'] }, fails('InvalidFilterKey')),
    ssm('fewManaged', 'DescribeInstanceInformation', { MaxResults: 4 }, invalid),
  ]
}
