import { SSM } from '@aws-sdk/client-ssm'
import { expect, onTestFinished, test } from 'vitest'
import type { Options } from '../../../sandbox/options.ts'
import { openScene, type Scene } from './scene.ts'

async function sceneWith(options: Partial<Options> = {}): Promise<Scene> {
  const scene = await openScene(options)
  onTestFinished(() => scene.close())
  return scene
}

/** Sends to one instance, and waits for the end. */
async function ran(scene: Scene, id: string, ...lines: string[]) {
  const command = await scene.send([id], lines)
  await scene.settle()
  await expect
    .poll(() => scene.status(command, id), { timeout: 10_000 })
    .not.toMatch(/^(Pending|InProgress) /)
  return { status: await scene.status(command, id), ...(await scene.output(command, id)) }
}

const release = async (scene: Scene, id: string, port = 8080) => {
  const address = scene.sandbox.world.compute.instances.get(id)?.privateAddress
  const answer = await fetch(`http://${address}:${port}/version`, { headers: { connection: 'close' } })
  return answer.headers.get('x-release')
}

test('without leave to run anything, only the program of the sandbox is started, and the output says why', async () => {
  const scene = await sceneWith({ runUserData: false })
  const [id] = await scene.launch()

  const foreign = await ran(scene, id, 'echo mine')
  const own = await ran(scene, id, 'serve --release v3 --color green')

  expect(foreign).toMatchObject({ status: 'Failed Failed 1', out: '' })
  expect(foreign.err).toContain('--run-user-data')
  expect(own.status).toBe('Success Success 0')
  expect(await release(scene, id)).toBe('v3')
})

test.each([
  ['inside the process of the sandbox', 0],
  ['as a child process', 5],
])('an instance that serves %s runs commands too, and serves what they order', async (_where, children) => {
  const scene = await sceneWith({ targets: 1, children })
  const [id = ''] = scene.sandbox.world.compute.instances.keys()
  await scene.advance(30)

  const { status, out } = await ran(scene, id, 'echo $PRIVATE_IP', 'serve --release v2 --color green')

  expect(status).toBe('Success Success 0')
  expect(out).toBe(`${scene.sandbox.world.compute.instances.get(id)?.privateAddress}\n`)
  expect(await release(scene, id)).toBe('v2')
})

test('a mistake in what `serve` is told is among the errors', async () => {
  const scene = await sceneWith()
  const [id] = await scene.launch()

  expect((await ran(scene, id, 'serve --colour green')).err).toContain('serve: unknown option --colour')
})

test('what a script left in the background goes on, and ends with its instance', async () => {
  const scene = await sceneWith()
  const [id] = await scene.launch()
  const pid = Number((await ran(scene, id, 'sleep 1000 > /dev/null 2>&1 &', 'echo $!')).out)
  const before = isAlive(pid)

  await scene.ec2.terminateInstances({ InstanceIds: [id] })

  expect(before).toBe(true)
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false)
})

test('scripts of fifty instances run side by side', async () => {
  const scene = await sceneWith()
  const ids = await scene.launch(50)

  const command = await scene.send(ids, ['echo $INSTANCE_ID'])
  await scene.settle()
  await expect.poll(() => scene.whole(command), { timeout: 20_000 }).toBe('Success Success')

  const outputs = await Promise.all(ids.map(async (id) => (await scene.output(command, id)).out))
  expect(outputs).toEqual(ids.map((id) => `${id}\n`))
})

test('a session of a role for another service may not call Systems Manager', async () => {
  const scene = await sceneWith()
  const { identities } = scene.sandbox.world
  const role = identities.addRole({
    arn: 'arn:aws:iam::210987654321:role/only-dns',
    trustsUs: true,
    services: ['route53'],
  })
  const { accessKeyId, secretAccessKey, token: sessionToken } = identities.assume(role, 'a', 900)
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  const theirs = new SSM({
    endpoint: scene.sandbox.endpoint,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
  })
  onTestFinished(() => theirs.destroy())

  await expect(theirs.listCommands({})).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining('arn:aws:sts::210987654321:assumed-role/only-dns/a'),
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
