import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
let one: string
let other: string
beforeAll(async () => {
  scene = await openScene()
  const ids = await scene.launch(2)
  one = ids[0]
  other = ids[1] ?? ''
})
afterAll(() => scene.close())

/** Sends, and waits in real time for the script to have ended. */
async function ran(lines: readonly string[], more = {}, instance = one): Promise<string> {
  const id = await scene.send([instance], lines, more)
  await scene.settle()
  await expect
    .poll(() => scene.status(id, instance), { timeout: 10_000 })
    .not.toMatch(/^(Pending|InProgress) /)
  return id
}

describe('a time-out', () => {
  test('of the script kills it with all that it started', async () => {
    const id = await scene.send([one], ['sleep 1000 & echo $! > ~/pid', 'echo first', 'wait'], {
      executionTimeout: '60',
    })
    await scene.settle()
    const read = await ran(['until [ -s ~/pid ]; do sleep 0.1; done', 'cat ~/pid'], {}, one)
    const pid = Number((await scene.output(read, one)).out)

    await scene.advance(60)

    expect(await scene.status(id, one)).toBe('TimedOut ExecutionTimedOut 137')
    expect((await scene.output(id, one)).out).toBe('first\n')
    expect(await scene.whole(id)).toBe('TimedOut ExecutionTimedOut')
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false)
  })

  test('of delivery ends what an agent never got, once the script would have had its time too', async () => {
    const [id] = await scene.launch()
    await scene.ec2.stopInstances({ InstanceIds: [id] })
    await scene.advance(10)
    const command = await scene.send([id], ['true'], { TimeoutSeconds: 60, executionTimeout: '100' })
    await scene.settle()
    const before = await scene.status(command, id)

    await scene.advance(150)
    const late = await scene.status(command, id)
    await scene.advance(20)

    expect([before, late]).toEqual(['Delayed Delayed -1', 'Delayed Delayed -1'])
    expect(await scene.status(command, id)).toBe('TimedOut DeliveryTimedOut -1')
    expect(await scene.whole(command)).toBe('TimedOut DeliveryTimedOut')
  })

  test('of delivery keeps a late agent from running it', async () => {
    const [id] = await scene.launch()
    await scene.ec2.stopInstances({ InstanceIds: [id] })
    await scene.advance(10)
    const send = (TimeoutSeconds: number) =>
      scene.send([id], ['true'], { TimeoutSeconds, executionTimeout: '500' })
    const [short, long] = [await send(30), await send(200)]
    await scene.advance(60)

    await scene.ec2.startInstances({ InstanceIds: [id] })
    await scene.advance(60)

    await expect.poll(() => scene.status(long, id), { timeout: 10_000 }).toBe('Success Success 0')
    expect(await scene.status(short, id)).toBe('Delayed Delayed -1')
  })
})

describe('an instance that ends', () => {
  test('leaves what it had begun in progress until the command expires', async () => {
    const [id] = await scene.launch()
    const command = await scene.send([id], ['sleep 1000'], { TimeoutSeconds: 60, executionTimeout: '100' })
    await scene.settle()

    await scene.ec2.terminateInstances({ InstanceIds: [id] })
    await scene.advance(10)
    const after = await scene.status(command, id)
    await scene.advance(160)

    expect(after).toBe('InProgress InProgress -1')
    expect(await scene.status(command, id)).toBe('TimedOut DeliveryTimedOut -1')
  })

  test('makes what it has not begun undeliverable', async () => {
    const [id] = await scene.launch()
    await scene.ec2.stopInstances({ InstanceIds: [id] })
    await scene.advance(10)
    const command = await scene.send([id], ['true'])
    await scene.settle()

    await scene.ec2.terminateInstances({ InstanceIds: [id] })
    await scene.settle()

    expect(await scene.status(command, id)).toBe('Failed Undeliverable -1')
    expect(await scene.whole(command)).toBe('Failed Undeliverable')
  })
})

describe('CancelCommand', () => {
  test('ends what runs and what waits, and leaves what has ended', async () => {
    const id = await scene.send([one, other], ['sleep 1000'], { MaxConcurrency: '1' })
    await scene.settle()

    await scene.ssm.cancelCommand({ CommandId: id })
    const at = await scene.whole(id)
    await scene.settle()
    const ended = await ran(['true'])
    await scene.ssm.cancelCommand({ CommandId: ended })
    await scene.settle()

    expect(at).toBe('Cancelling Cancelling')
    expect([await scene.status(id, one), await scene.status(id, other)]).toEqual([
      'Cancelled Cancelled 137',
      'Cancelled Cancelled -1',
    ])
    expect(await scene.whole(id)).toBe('Cancelled Cancelled')
    expect(await scene.status(ended, one)).toBe('Success Success 0')
  })

  test('of one instance lets the others go on', async () => {
    const id = await scene.send([one, other], [`[ $INSTANCE_ID = ${other} ] || sleep 1000`])
    await scene.settle()

    await scene.ssm.cancelCommand({ CommandId: id, InstanceIds: [one] })
    await scene.settle()

    await expect.poll(() => scene.status(id, other), { timeout: 10_000 }).toBe('Success Success 0')
    expect(await scene.status(id, one)).toBe('Cancelled Cancelled 137')
  })

  test('refuses a command that is not there, and instances that it is not for', async () => {
    const id = await ran(['true'])
    const cancel = (CommandId: string, ...InstanceIds: string[]) =>
      refusal(scene.ssm.cancelCommand({ CommandId, InstanceIds }))

    expect(await cancel('01234567-89ab-cdef-0123-456789abcdef')).toMatch(/^InvalidCommandId: /)
    expect(await cancel(id, other)).toMatch(/^InvalidInstanceId: /)
    expect(await cancel(id, one, one)).toMatch(/^DuplicateInstanceId: /)
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
