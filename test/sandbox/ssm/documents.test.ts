import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
let id: string
beforeAll(async () => {
  scene = await openScene()
  id = (await scene.launch())[0]
})
afterAll(() => scene.close())

const content = {
  schemaVersion: '2.2',
  description: 'Greets',
  parameters: {
    Name: { type: 'String', description: 'Whom', allowedPattern: '[a-z]+' },
    Tone: { type: 'String', default: 'plain', allowedValues: ['plain', 'loud'] },
    Rest: { type: 'StringList', default: ['echo one', 'echo two'] },
  },
  mainSteps: [
    {
      action: 'aws:runShellScript',
      name: 'greet',
      inputs: { timeoutSeconds: 60, runCommand: ['echo {{ Name }}, {{Tone}}', '{{ Rest }}'] },
    },
  ],
}

const create = (Name: string, change: object = {}) =>
  scene.ssm.createDocument({
    Name,
    Content: JSON.stringify({ ...content, ...change }),
    DocumentType: 'Command',
  })

async function outputOf(DocumentName: string, Parameters: Record<string, string[]>): Promise<string> {
  const command = await scene.send([id], [], { DocumentName, Parameters })
  await scene.settle()
  await expect.poll(() => scene.status(command, id), { timeout: 10_000 }).toBe('Success Success 0')
  return (await scene.output(command, id)).out
}

test("an account's own document runs with its parameters filled in, a list as lines", async () => {
  await create('Greet')

  expect(await outputOf('Greet', { Name: ['anna'] })).toBe('anna, plain\none\ntwo\n')
  expect(await outputOf('Greet', { Name: ['anna'], Tone: ['loud'], Rest: ['echo 3'] })).toBe(
    'anna, loud\n3\n',
  )
})

test('its step names the plugin of the invocation, and its time-out is the execution time-out', async () => {
  await create('Slow', {
    parameters: {},
    mainSteps: [
      {
        action: 'aws:runShellScript',
        name: 'wait',
        inputs: { timeoutSeconds: '30', runCommand: 'sleep 1000' },
      },
    ],
  })
  const command = await scene.send([id], [], { DocumentName: 'Slow', Parameters: {} })

  await scene.advance(40)

  const told = await scene.ssm.getCommandInvocation({ CommandId: command, InstanceId: id })
  expect([told.PluginName, told.StatusDetails]).toEqual(['wait', 'ExecutionTimedOut'])
})

test('what its parameters do not allow is InvalidParameters', async () => {
  await create('Strict')
  const send = (Parameters: Record<string, string[]>) =>
    refusal(scene.send([id], [], { DocumentName: 'Strict', Parameters }))

  expect(await send({})).toMatch(/^InvalidParameters: .*"Name"/)
  expect(await send({ Name: ['Anna'] })).toBe(
    'InvalidParameters: Parameter "Name" has value "Anna" not matching "[a-z]+".',
  )
  expect(await send({ Name: ['anna'], Tone: ['shy'] })).toBe(
    'InvalidParameters: Parameter "Tone" has value "shy" not found in [plain, loud].',
  )
  expect(await send({ Name: ['anna', 'ben'] })).toMatch(/^InvalidParameters: /)
})

test('a document can be written in YAML, is kept as it came, and is given in either form', async () => {
  const Content = `schemaVersion: '2.2'
mainSteps:
  - action: aws:runShellScript
    name: say
    inputs:
      runCommand:
        - echo from yaml
`
  await scene.ssm.createDocument({ Name: 'Yaml', Content, DocumentFormat: 'YAML' })

  const kept = await scene.ssm.getDocument({ Name: 'Yaml' })
  const asJson = await scene.ssm.getDocument({ Name: 'Yaml', DocumentFormat: 'JSON' })

  expect([kept.Content, kept.DocumentFormat]).toEqual([Content, 'YAML'])
  expect(JSON.parse(asJson.Content ?? '').mainSteps[0].name).toBe('say')
  expect(await outputOf('Yaml', {})).toBe('from yaml\n')
})

test("AWS's own document is described as AWS does, is found by its ARN, and cannot be deleted", async () => {
  const { Document } = await scene.ssm.describeDocument({ Name: 'AWS-RunShellScript' })

  expect(Document).toMatchObject({
    Owner: 'Amazon',
    SchemaVersion: '1.2',
    DocumentType: 'Command',
    Status: 'Active',
  })
  expect(Document?.Parameters?.map(({ Name, Type, DefaultValue }) => [Name, Type, DefaultValue])).toEqual([
    ['commands', 'StringList', undefined],
    ['workingDirectory', 'String', ''],
    ['executionTimeout', 'String', '3600'],
  ])
  expect(
    await outputOf('arn:aws:ssm:us-east-1::document/AWS-RunShellScript', { commands: ['echo by arn'] }),
  ).toBe('by arn\n')
  expect(await refusal(scene.ssm.deleteDocument({ Name: 'AWS-RunShellScript' }))).toMatch(
    /^InvalidDocumentOperation: /,
  )
})

test('a document is there once, and gone when it is deleted', async () => {
  await create('Once')
  const again = await refusal(create('Once'))

  await scene.ssm.deleteDocument({ Name: 'Once' })

  expect(again).toBe('DocumentAlreadyExists: Document with name Once already exists.')
  expect(await refusal(scene.ssm.getDocument({ Name: 'Once' }))).toBe(
    'InvalidDocument: Document with name Once does not exist.',
  )
  expect(await refusal(scene.ssm.deleteDocument({ Name: 'Once' }))).toMatch(/^InvalidDocument: /)
})

test.each<[what: string, name: string, change: object, code: string]>([
  ['of another schema', 'Old', { schemaVersion: '0.9' }, 'InvalidDocumentSchemaVersion'],
  ['without a step', 'Empty', { mainSteps: [] }, 'InvalidDocumentContent'],
  ['whose name AWS keeps to itself', 'AWS-Mine', {}, 'ValidationException'],
  ['of more than 64 KB', 'Big', { description: 'x'.repeat(70_000) }, 'MaxDocumentSizeExceeded'],
])('a document %s is refused', async (_what, name, change, code) => {
  expect(await refusal(create(name, change))).toMatch(new RegExp(`^${code}: `))
})

test('a document that cannot be read says in which form it could not', async () => {
  const make = (Content: string, DocumentFormat: 'JSON' | 'YAML') =>
    refusal(scene.ssm.createDocument({ Name: 'Broken', Content, DocumentFormat }))

  expect(await make('{', 'JSON')).toBe('InvalidDocumentContent: JSON not well-formed.')
  expect(await make('a: [', 'YAML')).toBe('InvalidDocumentContent: YAML not well-formed.')
})

test('ListDocuments finds documents by owner, name and tag, and knows no other filter', async () => {
  const list = async (...Filters: { Key: string; Values: string[] }[]) =>
    (await scene.ssm.listDocuments({ Filters })).DocumentIdentifiers?.map(({ Name }) => Name)
  await scene.ssm.createDocument({
    Name: 'listed-1',
    Content: JSON.stringify(content),
    DocumentType: 'Command',
    Tags: [{ Key: 'Team', Value: 'shop' }],
  })

  expect(await list({ Key: 'Owner', Values: ['Amazon'] })).toEqual(['AWS-RunShellScript'])
  expect(await list({ Key: 'Owner', Values: ['Self'] })).toContain('listed-1')
  expect(await list({ Key: 'Name', Values: ['listed-'] })).toEqual(['listed-1'])
  expect(await list({ Key: 'tag:Team', Values: ['shop'] })).toEqual(['listed-1'])
  expect(await list({ Key: 'tag:Team', Values: ['other'] })).toEqual([])
  expect(await refusal(scene.ssm.listDocuments({ Filters: [{ Key: 'Colour', Values: ['a'] }] }))).toMatch(
    /^InvalidFilterKey: /,
  )
})
