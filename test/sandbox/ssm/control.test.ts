import { DescribeInstanceInformationCommand, SSMClient } from '@aws-sdk/client-ssm'
import { expect, onTestFinished, test } from 'vitest'
import type { Options } from '../../../sandbox/options.ts'
import { openScene, refusal, type Scene } from './scene.ts'

async function sceneWith(options: Partial<Options> = {}): Promise<Scene> {
  const scene = await openScene(options)
  onTestFinished(() => scene.close())
  return scene
}

const post = (scene: Scene, path: string, body: unknown) =>
  fetch(`${scene.sandbox.control}${path}`, { method: 'POST', body: JSON.stringify(body) })

test('moving the clock fires the time-out of a script, and the answer to the move comes after its end', async () => {
  const scene = await sceneWith()
  const [id] = await scene.launch()
  const command = await scene.send([id], ['echo begun; sleep 1000'], { executionTimeout: '600' })
  await post(scene, '/clock', { advance: '5s' })
  const running = await scene.status(command, id)

  const moved = await post(scene, '/clock', { advance: '10m' })

  expect(moved.status).toBe(200)
  expect(running).toMatch(/^InProgress /)
  expect(await scene.status(command, id)).toBe('TimedOut ExecutionTimedOut 137')
  expect((await scene.output(command, id)).out).toBe('begun\n')
})

test('with throttling on, each call has its bucket, and what is throttled has no effect', async () => {
  const scene = await sceneWith({ throttle: true })
  const [id] = await scene.launch()
  const said: string[] = []

  for (let call = 0; call < 21; call++) said.push(await refusal(scene.send([id], ['true'])))

  expect(said.filter((one) => one === 'accepted')).toHaveLength(20)
  expect(said.at(-1)).toBe('ThrottlingException: Rate exceeded')
  expect(scene.sandbox.world.systemsManager.commands.size).toBe(20)
  expect(await refusal(scene.ssm.listCommands({}))).toBe('accepted')
})

test('stale reads hide a new command for longer', async () => {
  const scene = await sceneWith({ staleReadsMs: 10_000 })
  const [id] = await scene.launch()
  const command = await scene.send([id], ['true'])
  await scene.settle()
  const early = await refusal(scene.status(command, id))

  await scene.settle()

  expect(early).toMatch(/^InvocationDoesNotExist: /)
  await expect.poll(() => scene.status(command, id), { timeout: 10_000 }).toBe('Success Success 0')
})

test('faults strike calls of Systems Manager in its words', async () => {
  const scene = await sceneWith()
  const [id] = await scene.launch()
  const action = 'SendCommand'
  await post(scene, '/faults', [
    { service: 'ssm', action, nth: 1, kind: 'throttle' },
    { service: 'ssm', action, nth: 2, kind: 'deny' },
    { service: 'ssm', action, nth: 3, kind: 'error', code: 'InternalServerError' },
    { service: 'ssm', action, nth: 4, kind: 'lost-response' },
  ])
  const send = () => refusal(scene.send([id], ['true']))

  const said = [await send(), await send(), await send()]
  const lost = await send()

  expect(said).toEqual([
    'ThrottlingException: Rate exceeded',
    expect.stringMatching(/^AccessDeniedException: User: .* is not authorized to perform: ssm:SendCommand /),
    expect.stringMatching(/^InternalServerError: /),
  ])
  expect(lost).not.toBe('accepted')
  expect(scene.sandbox.world.systemsManager.commands.size).toBe(1)
})

test('a client whose clock is off is told so once, and then follows', async () => {
  const scene = await sceneWith({ clockSkew: true })
  await scene.sandbox.world.clock.advance(3_600_000)
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    scene.sandbox.env
  const client = new SSMClient({
    endpoint: scene.sandbox.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
  })
  onTestFinished(() => client.destroy())

  const { $metadata } = await client.send(new DescribeInstanceInformationCommand({}))

  expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 2 })
})

test('a reset ends what runs and forgets commands, documents and parameters', async () => {
  const scene = await sceneWith()
  const [id] = await scene.launch()
  const command = await scene.send([id], ['sleep 1000'])
  await scene.settle()
  await scene.ssm.putParameter({ Name: '/a', Value: 'b', Type: 'String' })

  await post(scene, '/reset', {})

  expect(await refusal(scene.status(command, id))).toMatch(/^InvocationDoesNotExist: /)
  expect(await refusal(scene.ssm.getParameter({ Name: '/a' }))).toMatch(/^ParameterNotFound: /)
  expect((await scene.ssm.listCommands({})).Commands).toEqual([])
})

test('the state shows who is managed, and commands with what became of them', async () => {
  const scene = await sceneWith()
  const [id] = await scene.launch()
  const command = await scene.send([id], ['exit 3'], { Comment: 'why' })
  await scene.settle()
  await expect.poll(() => scene.whole(command), { timeout: 10_000 }).toBe('Failed Failed')

  const state = await (await fetch(`${scene.sandbox.control}/state`)).json()

  expect(state).toMatchObject({
    managedNodes: [{ id, online: true }],
    commands: [
      {
        id: command,
        document: 'AWS-RunShellScript',
        comment: 'why',
        status: 'Failed',
        instances: [{ id, state: 'Failed', exitCode: 3 }],
      },
    ],
  })
})
