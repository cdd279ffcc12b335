import type { SendCommandCommandInput } from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
let ids: [string, ...string[]]
beforeAll(async () => {
  scene = await openScene()
  ids = await scene.launch(5)
})
afterAll(() => scene.close())

const whole: SendCommandCommandInput = {
  DocumentName: 'AWS-RunShellScript',
  Parameters: { commands: ['true'] },
}
const refused = (change: Partial<SendCommandCommandInput>) =>
  refusal(scene.ssm.sendCommand({ ...whole, InstanceIds: [ids[0]], ...change }))
const codeOf = async (change: Partial<SendCommandCommandInput>) => (await refused(change)).split(':')[0]

/** `Success Failed Terminated`: details by instance, in the order they were sent in. */
async function details(CommandId: string): Promise<string> {
  const { CommandInvocations: all = [] } = await scene.ssm.listCommandInvocations({ CommandId })
  return all.map(({ StatusDetails }) => StatusDetails).join(' ')
}

test('a command tells what was asked for, and when it expires: when delivery and script had their time', async () => {
  const { Command: command } = await scene.ssm.sendCommand({
    ...whole,
    InstanceIds: ids.slice(0, 2),
    Comment: 'why',
    TimeoutSeconds: 60,
    Parameters: { commands: ['true'], executionTimeout: ['100'] },
    MaxErrors: '1',
  })

  expect(command).toMatchObject({
    Comment: 'why',
    InstanceIds: ids.slice(0, 2),
    Targets: [],
    Status: 'Pending',
    StatusDetails: 'Pending',
    TargetCount: 2,
    CompletedCount: 0,
    ErrorCount: 0,
    MaxConcurrency: '50',
    MaxErrors: '1',
    TimeoutSeconds: 60,
    Parameters: { commands: ['true'], executionTimeout: ['100'] },
  })
  const { RequestedDateTime: from, ExpiresAfter: to } = command ?? {}
  expect((to?.getTime() ?? 0) - (from?.getTime() ?? 0)).toBe(160_000)
})

test('the command as a whole is what its invocations come to, with their numbers', async () => {
  const id = await scene.send(ids.slice(0, 3), [`[ $INSTANCE_ID != ${ids[1]} ]`], { MaxErrors: '1' })
  await scene.settle()
  await expect.poll(() => scene.whole(id), { timeout: 10_000 }).toBe('Failed Incomplete')

  const { Commands: [command] = [] } = await scene.ssm.listCommands({ CommandId: id })

  expect(command).toMatchObject({
    TargetCount: 3,
    CompletedCount: 3,
    ErrorCount: 1,
    DeliveryTimedOutCount: 0,
  })
})

test('so many instances as MaxConcurrency says run at a time, and a failure too many ends the rest', async () => {
  const id = await scene.send(ids, [`[ $INSTANCE_ID = ${ids[0]} ]`], { MaxConcurrency: '2', MaxErrors: '1' })
  await scene.advance(0.5)
  const order: string[] = []

  for (let done = false; !done; ) {
    await scene.advance(1)
    order.push(await details(id))
    done = !/Pending|InProgress/.test(order.at(-1) ?? '')
  }

  expect(order.at(-1)).toMatch(/^Success Failed Failed (Terminated Terminated|Failed Terminated)$/)
  expect(await scene.whole(id)).toBe('Failed Failed')
})

test('a share of the instances is a share of how many there are', async () => {
  const slow = await scene.send(ids, ['sleep 1000'], { MaxConcurrency: '40%' })
  await scene.settle()

  const states = await details(slow)
  await scene.ssm.cancelCommand({ CommandId: slow })
  await scene.settle()

  expect(states).toBe('InProgress InProgress Pending Pending Pending')
})

test('without MaxErrors the first failure keeps instances that wait from it, and none that run', async () => {
  const id = await scene.send(ids.slice(0, 3), ['exit 1'], { MaxConcurrency: '1' })
  await scene.settle()

  await expect.poll(() => details(id), { timeout: 10_000 }).toBe('Failed Terminated Terminated')
})

test('targets are instances by tag, by having a tag, or by id, and all must fit', async () => {
  const tag = (Key: string, Value: string, ...Resources: string[]) =>
    scene.ec2.createTags({ Resources, Tags: [{ Key, Value }] })
  const [a, b, c] = ids
  await tag('Color', 'blue', a, b ?? '')
  await tag('Role', 'web', b ?? '', c ?? '')
  const hit = async (...targets: [key: string, ...values: string[]][]) => {
    const id = await scene.send([], ['true'], {
      Targets: targets.map(([Key, ...Values]) => ({ Key, Values })),
    })
    await scene.settle()
    const { CommandInvocations: all = [] } = await scene.ssm.listCommandInvocations({ CommandId: id })
    return all.map(({ InstanceId }) => InstanceId)
  }

  expect(await hit(['tag:Color', 'blue', 'green'])).toEqual([a, b])
  expect(await hit(['tag:Color', 'blue'], ['tag:Role', 'web'])).toEqual([b])
  expect(await hit(['tag-key', 'Role'])).toEqual([b, c])
  expect(await hit(['InstanceIds', c ?? ''])).toEqual([c])
})

test('targets are looked up after the answer, and a tag that nobody has comes to no instance', async () => {
  const { Command: command } = await scene.ssm.sendCommand({
    ...whole,
    Targets: [{ Key: 'tag:Color', Values: ['none'] }],
  })

  expect(command).toMatchObject({ Status: 'Pending', TargetCount: 0, InstanceIds: [] })
  expect(await scene.whole(command?.CommandId ?? '')).toBe('Success NoInstancesInTag')
})

test('what cannot be sent is refused with the code that AWS has for it', async () => {
  const parameters = (Parameters: Record<string, string[]>) => ({ Parameters })
  const [id] = ids

  expect(await codeOf({ DocumentName: 'Missing' })).toBe('InvalidDocument')
  expect(await codeOf({ DocumentVersion: '7' })).toBe('InvalidDocumentVersion')
  expect(await codeOf({ InstanceIds: ['i-0123456789abcdef0'] })).toBe('InvalidInstanceId')
  expect(await codeOf({ InstanceIds: [id, id] })).toBe('DuplicateInstanceId')
  expect(await codeOf(parameters({}))).toBe('InvalidParameters')
  expect(await codeOf(parameters({ commands: ['true'], colour: ['blue'] }))).toBe('InvalidParameters')
  expect(await codeOf(parameters({ commands: ['x'.repeat(66_000)] }))).toBe('MaxDocumentSizeExceeded')
  expect(await refused(parameters({ commands: ['true'], executionTimeout: ['soon'] }))).toMatch(
    /^InvalidParameters: Parameter "executionTimeout" has value "soon" not matching /,
  )
  expect(await refused({ InstanceIds: undefined })).toMatch(/^ValidationException: /)
  expect(await refused({ Targets: [{ Key: 'tag-key', Values: ['a'] }] })).toMatch(/^ValidationException: /)
  expect(
    await refused({ InstanceIds: Array.from({ length: 51 }, (_, n) => `i-${`${n}`.padStart(17, '0')}`) }),
  ).toMatch(/^ValidationException: .*'instanceIds'.* less than or equal to 50$/)
  for (const wrong of [
    { TimeoutSeconds: 29 },
    { TimeoutSeconds: 2_592_001 },
    { MaxConcurrency: '0' },
    { MaxErrors: 'none' },
    { Comment: 'x'.repeat(101) },
    { InstanceIds: ['web-1'] },
  ])
    expect(await refused(wrong)).toMatch(/^ValidationException: 1 validation error detected: Value '/)
})

test('commands and invocations are listed, the latest first, by filter and in pages', async () => {
  const [a, b] = [await scene.send([ids[0]], ['true']), await scene.send([ids[0]], ['exit 1'])]
  await scene.settle()
  await expect.poll(() => scene.whole(b), { timeout: 10_000 }).toBe('Failed Failed')
  const commands = async (input: Parameters<Scene['ssm']['listCommands']>[0]) =>
    ((await scene.ssm.listCommands(input)).Commands ?? []).map(({ CommandId }) => CommandId)

  const first = await scene.ssm.listCommands({ InstanceId: ids[0], MaxResults: 1 })
  const second = await scene.ssm.listCommands({
    InstanceId: ids[0],
    MaxResults: 1,
    NextToken: first.NextToken,
  })
  const { CommandInvocations: failed = [] } = await scene.ssm.listCommandInvocations({
    InstanceId: ids[0],
    Filters: [{ key: 'Status', value: 'Failed' }],
  })

  expect([first, second].map(({ Commands: [one] = [] }) => one?.CommandId)).toEqual([b, a])
  expect(failed[0]?.CommandId).toBe(b)
  expect(failed.every(({ Status }) => Status === 'Failed')).toBe(true)
  expect(await commands({ CommandId: a, Filters: [{ key: 'DocumentName', value: 'Other' }] })).toEqual([])
  expect(await commands({ CommandId: a, Filters: [{ key: 'ExecutionStage', value: 'Complete' }] })).toEqual([
    a,
  ])
  expect(
    await commands({ CommandId: a, Filters: [{ key: 'InvokedAfter', value: '2999-01-01T00:00:00Z' }] }),
  ).toEqual([])
  expect(await refusal(commands({ CommandId: '01234567-89ab-cdef-0123-456789abcdef' }))).toMatch(
    /^InvalidCommandId: /,
  )
})
