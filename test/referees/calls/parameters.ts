import type { Json } from '../clients/client.ts'
import { fails, ssm, undo } from './ask.ts'
import type { Call, Scene } from './call.ts'
import type { Stage } from './stage.ts'

const invalid = fails('ValidationException')
const notFound = fails('ParameterNotFound')

/** Parameters, by name, version and path. */
export const parameters: Scene = {
  name: 'params',
  calls: (on) => [
    get(on, 'before', 'plain', notFound),
    ...making(on),
    ...reading(on),
    ...listing(on),
    ...mistakes(on),
    ...deleting(on),
  ],
}

function put(on: Stage, id: string, input: Record<string, Json>): Call {
  const Name = on.name(id)
  return ssm(
    id,
    'PutParameter',
    { Name, Value: 'one', Type: 'String', ...input },
    undo('DeleteParameter', { Name: input['Name'] ?? Name }),
  )
}

function get({ name }: Stage, id: string, what: string, more: Pick<Call, 'fails'> = {}): Call {
  return ssm(id, 'GetParameter', { Name: name(what) }, more)
}

function making(on: Stage): readonly Call[] {
  const below = (what: string) => ({ Name: `/${on.name(what)}` })
  return [
    put(on, 'plain', { Description: 'what is deployed', Tags: on.tags, AllowedPattern: '^[a-z]+$' }),
    put(on, 'again', { Name: on.name('plain'), Value: 'two', Overwrite: true }),
    put(on, 'list', { Type: 'StringList', Value: 'a,b', Tags: on.tags }),
    put(on, 'secret', { Type: 'SecureString', Value: 'hush', Tags: on.tags }),
    put(on, 'image', { ...below('web/image'), Value: 'ami-0123456789abcdef0', Tags: on.tags }),
    put(on, 'deep', { ...below('web/deep/er'), Tags: on.tags }),
  ]
}

function reading(on: Stage): readonly Call[] {
  return [
    get(on, 'latest', 'plain'),
    get(on, 'first', 'plain:1'),
    get(on, 'aList', 'list'),
    ssm('encrypted', 'GetParameter', { Name: on.name('secret'), WithDecryption: false }),
    ssm('decrypted', 'GetParameter', { Name: on.name('secret'), WithDecryption: true }),
    get(on, 'lostVersion', 'plain:9', fails('ParameterVersionNotFound')),
    get(on, 'lost', 'lost', notFound),
    ssm('several', 'GetParameters', { Names: [on.name('plain'), on.name('lost'), on.name('list')] }),
    ssm(
      'tooMany',
      'GetParameters',
      { Names: Array.from({ length: 11 }, (_, at) => on.name(`${at}`)) },
      invalid,
    ),
    ssm('ofAws', 'GetParameter', {
      Name: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
    }),
  ]
}

function listing(on: Stage): readonly Call[] {
  const path = (id: string, input: Record<string, Json>, more: Pick<Call, 'fails'> = {}) =>
    ssm(id, 'GetParametersByPath', { Path: `/${on.name('web')}`, ...input }, more)
  const describe = (id: string, filter: Record<string, Json>, more: Pick<Call, 'fails'> = {}) =>
    ssm(id, 'DescribeParameters', { ParameterFilters: [filter] }, more)
  const named = { Key: 'Name', Option: 'BeginsWith', Values: [on.name('p')] }
  return [
    path('byPath', {}),
    path('recursively', { Recursive: true }),
    path('emptyPath', { Path: `/${on.name('nothing')}` }),
    path('noPath', { Path: on.name('web') }, invalid),
    path('manyOfPath', { MaxResults: 11 }, invalid),
    describe('byName', named),
    describe('belowPath', { Key: 'Path', Option: 'Recursive', Values: [`/${on.name('web')}`] }),
    describe('unknownKey', { Key: 'Colour', Values: ['green'] }, invalid),
    describe('unknownOption', { ...named, Option: 'EndsWith' }, fails('InvalidFilterOption')),
    ssm('manyDescribed', 'DescribeParameters', { MaxResults: 51 }, invalid),
  ]
}

function mistakes(on: Stage): readonly Call[] {
  const wrongly = (id: string, input: Record<string, Json>, more: Pick<Call, 'fails'> = invalid): Call => ({
    ...put(on, id, input),
    ...more,
  })
  const { input, ...typeless } = put(on, 'typeless', {})
  const { Type: _, ...rest } = input as Record<string, Json>
  return [
    wrongly('exists', { Name: on.name('plain') }, fails('ParameterAlreadyExists')),
    { ...typeless, input: rest, ...invalid },
    wrongly('unknownType', { Type: 'Number' }),
    wrongly('reservedName', { Name: `aws-${on.name('x')}` }, fails('AccessDeniedException')),
    wrongly('badName', { Name: `${on.name('x')} y` }),
    wrongly('long', { Value: 'x'.repeat(4097) }),
    wrongly('misfit', { AllowedPattern: '^\\d+$' }, fails('ParameterPatternMismatchException')),
    wrongly(
      'tooDeep',
      { Name: `/${on.name('x')}${'/y'.repeat(15)}` },
      fails('HierarchyLevelLimitExceededException'),
    ),
  ]
}

function deleting(on: Stage): readonly Call[] {
  return [
    ssm('delete', 'DeleteParameter', { Name: on.name('list') }),
    get(on, 'deleted', 'list', notFound),
    ssm('deleteAgain', 'DeleteParameter', { Name: on.name('list') }, notFound),
    ssm('deleteSeveral', 'DeleteParameters', { Names: [on.name('plain'), on.name('lost')] }),
    ssm('deleteNone', 'DeleteParameters', { Names: [] }, invalid),
  ]
}
