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

describe('a script', () => {
  test('really runs on its instance, and both streams and its exit code are told', async () => {
    const id = await ran(['echo out of $INSTANCE_ID', 'echo trouble >&2', 'exit 3'])

    expect(await scene.status(id, one)).toBe('Failed Failed 3')
    expect(await scene.output(id, one)).toEqual({
      out: `out of ${one}\n`,
      err: 'trouble\nfailed to run commands: exit status 3',
    })
  })

  test('that ends with 0 has succeeded, and says when it began and how long it took', async () => {
    const id = await ran(['true'])

    const told = await scene.ssm.getCommandInvocation({ CommandId: id, InstanceId: one })

    expect(told).toMatchObject({
      Status: 'Success',
      ResponseCode: 0,
      PluginName: 'aws:runShellScript',
      DocumentName: 'AWS-RunShellScript',
      StandardErrorContent: '',
    })
    expect(told.ExecutionStartDateTime).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    expect(told.ExecutionElapsedTime).toMatch(/^PT[\d.]+S$/)
  })

  test('ends when a line fails only if it says so', async () => {
    const kept = await ran(['false', 'echo went on'])
    const strict = await ran(['set -e', 'false', 'echo went on'])

    expect(await scene.status(kept, one)).toBe('Success Success 0')
    expect(await scene.status(strict, one)).toBe('Failed Failed 1')
  })

  test('is run by the interpreter of its first line', async () => {
    const id = await ran(['#!/bin/bash', 'echo {1..3}'])

    expect((await scene.output(id, one)).out).toBe('1 2 3\n')
  })

  test('runs in the folder that it is given, and fails where there is none', async () => {
    const there = await ran(['pwd'], { cwd: '/' })
    const nowhere = await ran(['pwd'], { cwd: '/no/such/folder' })

    expect((await scene.output(there, one)).out).toBe('/\n')
    expect(await scene.status(nowhere, one)).toBe('Failed Failed 1')
    expect((await scene.output(nowhere, one)).err).toContain('/no/such/folder')
  })

  test('leaves files that the next one finds, on this instance alone', async () => {
    await ran(['echo kept > ~/note'])

    const same = await ran(['cat ~/note'])
    const elsewhere = await ran(['cat ~/note'], {}, other)

    expect((await scene.output(same, one)).out).toBe('kept\n')
    expect(await scene.status(elsewhere, other)).toBe('Failed Failed 1')
  })

  test('can start the service of the instance', async () => {
    await ran(['serve --release v9 --color green --port 9090'])

    const address = scene.sandbox.world.compute.instances.get(one)?.privateAddress
    const answer = await fetch(`http://${address}:9090/version`, { headers: { connection: 'close' } })
    expect(answer.headers.get('x-release')).toBe('v9')
  })

  test('has the first 24,000 characters of its output kept, and 8,000 of its errors', async () => {
    const id = await ran(['head -c 30000 /dev/zero | tr "\\0" x', 'head -c 30000 /dev/zero | tr "\\0" y >&2'])

    const { out, err } = await scene.output(id, one)

    expect([out, err]).toEqual(['x'.repeat(24_000), 'y'.repeat(8000)])
  })

  test('has 2,500 characters of both streams in the list of invocations, where details are asked for', async () => {
    const id = await ran(['echo out', 'echo err >&2; exit 1'])
    const long = await ran(['head -c 3000 /dev/zero | tr "\\0" x'])
    const listed = async (CommandId: string, Details: boolean) => {
      const { CommandInvocations: [invocation] = [] } = await scene.ssm.listCommandInvocations({
        CommandId,
        Details,
      })
      return invocation?.CommandPlugins?.map(({ Output }) => Output)
    }

    expect(await listed(id, true)).toEqual([
      'out\n\n----------ERROR-------\nerr\nfailed to run commands: exit status 1',
    ])
    expect(await listed(id, false)).toEqual([])
    const [cut = ''] = (await listed(long, true)) ?? []
    expect(cut).toHaveLength(2500)
    expect(cut).toMatch(/^x+---Output truncated---$/)
  })
})

describe('an invocation', () => {
  test('cannot be seen right after it was sent', async () => {
    const id = await scene.send([one], ['true'])

    const asked = await refusal(scene.status(id, one))
    const { CommandInvocations } = await scene.ssm.listCommandInvocations({ CommandId: id })
    await scene.settle()

    expect(asked).toMatch(/^InvocationDoesNotExist: /)
    expect(CommandInvocations).toEqual([])
    expect(await refusal(scene.status(id, one))).toBe('accepted')
  })

  test('is in progress while its script runs, and shows no output and no end until then', async () => {
    const id = await scene.send([one], ['echo begun', 'sleep 1000'])
    await scene.settle()

    const { Status, StandardOutputContent, ResponseCode, ExecutionEndDateTime } =
      await scene.ssm.getCommandInvocation({ CommandId: id, InstanceId: one })

    expect([Status, StandardOutputContent, ResponseCode, ExecutionEndDateTime]).toEqual([
      'InProgress',
      '',
      -1,
      '',
    ])
    expect(await scene.whole(id)).toBe('InProgress InProgress')
    await scene.ssm.cancelCommand({ CommandId: id })
    await scene.settle()
    expect(await scene.status(id, one)).toBe('Cancelled Cancelled 137')
  })

  test('of another command or instance does not exist', async () => {
    const id = await ran(['true'])
    const unknown = '01234567-89ab-cdef-0123-456789abcdef'

    expect(await refusal(scene.status(unknown, one))).toMatch(/^InvocationDoesNotExist: /)
    expect(await refusal(scene.status(id, other))).toMatch(/^InvocationDoesNotExist: /)
    expect(await refusal(scene.status('short', one))).toMatch(/^ValidationException: .*commandId/)
    expect(
      await refusal(scene.ssm.getCommandInvocation({ CommandId: id, InstanceId: one, PluginName: 'other' })),
    ).toMatch(/^InvalidPluginName: /)
  })
})
