import type { Json } from '../clients/client.ts'
import { fails, ssm, undo, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import type { Stage } from './stage.ts'

const lost = 'swref-lost-document'
const unknown = fails('InvalidDocument')

/** Documents of Run Command. */
export const documents: Scene = {
  name: 'ssmdoc',
  calls: (on) => [
    ...making(on),
    ...mistakes(on),
    ssm('delete', 'DeleteDocument', { Name: on.name('greet') }),
    ssm('deleteAgain', 'DeleteDocument', { Name: on.name('greet') }, unknown),
    ssm('deleteOfAws', 'DeleteDocument', { Name: 'AWS-RunShellScript' }, fails('InvalidDocumentOperation')),
  ],
}

/** The content of a document with one step, and a parameter that has a default. */
export function greeting(): Record<string, Json> {
  return {
    schemaVersion: '2.2',
    description: 'Says hello',
    parameters: { whom: { type: 'String', description: 'Who is greeted', default: 'world' } },
    mainSteps: [
      {
        action: 'aws:runShellScript',
        name: 'greet',
        inputs: { runCommand: ['echo "hello {{ whom }}"'] },
      },
    ],
  }
}

/** Makes a document under this name, and waits until it can be used. */
export function aDocument(on: Stage, id: string): readonly [Call, Call] {
  const input = { Content: JSON.stringify(greeting()), DocumentType: 'Command', DocumentFormat: 'JSON' }
  return [
    create(on, id, { ...input, Tags: on.tags }),
    ssm(`${id}Active`, 'DescribeDocument', { Name: on.name(id) }, until('Document.Status', 'Active')),
  ]
}

function create({ name }: Stage, id: string, input: Record<string, Json>): Call {
  const whole = { Name: name(id), ...input }
  return ssm(id, 'CreateDocument', whole, undo('DeleteDocument', { Name: name(id) }))
}

function making(on: Stage): readonly Call[] {
  const Name = on.name('greet')
  const list = (id: string, ...Filters: readonly Json[]) => ssm(id, 'ListDocuments', { Filters })
  return [
    ...aDocument(on, 'greet'),
    ssm('content', 'GetDocument', { Name }),
    ssm('contentOfFirst', 'GetDocument', { Name, DocumentVersion: '1' }),
    ssm('contentOfDefault', 'GetDocument', { Name, DocumentVersion: '$DEFAULT' }),
    ssm('contentOfOther', 'GetDocument', { Name, DocumentVersion: '9' }, fails('InvalidDocumentVersion')),
    ssm('contentOfLost', 'GetDocument', { Name: lost }, unknown),
    ssm('lost', 'DescribeDocument', { Name: lost }, unknown),
    ssm('otherVersion', 'DescribeDocument', { Name, DocumentVersion: '9' }, fails('InvalidDocumentVersion')),
    list('listed', { Key: 'Owner', Values: ['Self'] }, { Key: 'Name', Values: [Name] }),
    list('listedByTag', { Key: 'tag:switchover:referee', Values: [on.run] }, { Key: 'Name', Values: [Name] }),
    list('listedNone', { Key: 'Name', Values: [lost] }),
    { ...list('unknownFilter', { Key: 'Colour', Values: ['green'] }), ...fails('InvalidFilterKey') },
    ssm('ofAws', 'DescribeDocument', { Name: 'AWS-RunShellScript' }),
  ]
}

function mistakes(on: Stage): readonly Call[] {
  const wrongly = (id: string, code: string, Content: string, more: Record<string, Json> = {}): Call => ({
    ...create(on, id, { Content, DocumentType: 'Command', DocumentFormat: 'JSON', ...more }),
    ...fails(code),
  })
  const right = JSON.stringify(greeting())
  const ofSchema = (schemaVersion: string) => JSON.stringify({ ...greeting(), schemaVersion })
  return [
    wrongly('exists', 'DocumentAlreadyExists', right, { Name: on.name('greet') }),
    wrongly('reserved', 'ValidationException', right, { Name: `AWS-${on.name('x')}` }),
    wrongly('badName', 'ValidationException', right, { Name: 'a b' }),
    wrongly('noJson', 'InvalidDocumentContent', '{'),
    wrongly('otherSchema', 'InvalidDocumentSchemaVersion', ofSchema('9.9')),
    wrongly('large', 'MaxDocumentSizeExceeded', right + ' '.repeat(65_536)),
  ]
}
