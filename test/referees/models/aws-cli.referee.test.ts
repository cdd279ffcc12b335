import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { play } from '../calls/play.ts'
import { scenes } from '../calls/scenes.ts'
import { type AwsCli, awsCliClient } from '../clients/aws-cli.ts'
import { type Client, type Json, must } from '../clients/client.ts'
import { sdkClient } from '../clients/sdk.ts'
import { surroundings } from '../clients/surroundings.ts'
import { tools } from '../install/tools.ts'
import type { SandboxWorld } from '../worlds/sandbox.ts'
import { unexplained } from './exceptions.ts'
import { itemsOf, type Paged } from './paged.ts'
import { fill } from './plenty.ts'
import { startQuickWorld } from './quick-world.ts'
import { sparing } from './sparing.ts'
import { describeWaiters } from './suites/waiters.ts'
import { openTally } from './tally.ts'
import { gatherVerdict } from './verdict-of-file.ts'

const verdict = gatherVerdict()
let versions: Awaited<ReturnType<AwsCli['versions']>>

describe('the list of calls', () => {
  const tally = openTally()
  let world: SandboxWorld
  let cli: AwsCli
  let sdk: Client
  let client: Client
  beforeAll(async () => {
    world = await startQuickWorld()
    ;[cli, sdk] = [awsCliClient(world.env), sdkClient(world.env)]
    client = sparing(cli, sdk, tally.add)
  })
  afterAll(async () => {
    for (const [call, words] of tally.words()) verdict.say(call, words)
    versions = await cli.versions()
    await Promise.all([cli.close(), sdk.close(), world.close()])
  })

  test.for(scenes)(
    '$name: the CLI understands every form of a call, and its models miss nothing',
    async (scene) => {
      const { left } = await play(scene, client, world, 'awscli')

      expect(unexplained(cli.findings())).toEqual([])
      expect(left).toEqual([])
    },
  )
})

test('pages by --page-size, and parts by --max-items and --starting-token, hold what one answer holds', async () => {
  const world = await startQuickWorld({ services: 3 })
  const [cli, sdk] = [awsCliClient(world.env), sdkClient(world.env)]

  for (const paged of await fill(world)) {
    const { service, operation, input, least } = paged
    const whole = itemsOf(paged, await must(sdk, service, operation, input))
    const half = Math.ceil(whole.length / 2)
    expect(await inPages(cli, paged, Math.max(least, half)), operation).toEqual(whole)
    expect(await inParts(cli, paged, half), operation).toEqual(whole)
    verdict.say(`${service} ${operation}`, 'paged')
  }
  expect(unexplained(cli.findings())).toEqual([])
  await Promise.all([cli.close(), sdk.close(), world.close()])
})

describeWaiters(verdict.say)

test('the program aws, started by a shell, prints what stands there, and fails with the words of AWS', async () => {
  await using world = await startQuickWorld()
  const aws = (...args: string[]) => promisify(execFile)(tools.aws, args, { env: surroundings(world.env) })
  const names = ['--query', 'TargetGroups[].TargetGroupName', '--output', 'text']

  const [groups, nothing] = await Promise.allSettled([
    aws('elbv2', 'describe-target-groups', ...names),
    aws('elbv2', 'describe-target-groups', '--names', 'nothing'),
  ])

  expect(groups).toMatchObject({ value: { stdout: 'web-blue\tweb-green\n', stderr: '' } })
  expect(nothing).toMatchObject({
    reason: {
      code: 255,
      stderr: expect.stringContaining('An error occurred (TargetGroupNotFound) when calling'),
    },
  })
})

test('the verdict is kept', ({ task }) => {
  verdict.keep(task, {
    judge: 'aws-cli',
    version: `awscli ${versions.awscli} (with botocore ${versions.botocore})`,
    checked:
      'Every form of a call of the list, its paging options and all its waiters for calls of the sandbox: it prints what it got, waits as long as it has to, fails where it must; each answer is held against the models that it brings.',
  })
})

type Output = { readonly [name: string]: Json }

async function list(cli: AwsCli, { service, operation, input }: Paged, options: readonly string[]) {
  const command = operation.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()
  const args = ['--cli-input-json', JSON.stringify(input), '--output', 'json', ...options]
  const { out, err } = await cli.run(service, command, ...args)
  expect(err).toBe('')
  const output: Output = JSON.parse(out, service === 'ssm' ? timeAsText : undefined)
  return output
}

/** The CLI prints a time as its service sends it: those of JSON in seconds since 1970. */
function timeAsText(name: string, value: unknown): unknown {
  const isTime = typeof value === 'number' && /(Date|DateTime|ExpiresAfter)$/.test(name)
  return isTime ? new Date(value * 1000).toISOString() : value
}

/** What pages of this size hold. Where a call has a PageSize of its own, the CLI takes no further page by itself. */
function inPages(cli: AwsCli, paged: Paged, size: number): Promise<readonly Json[]> {
  return follow(cli, paged, ['--page-size', `${size}`], 'NextMarker', '--marker')
}

/** What runs hold that each show so many items and where to go on. */
function inParts(cli: AwsCli, paged: Paged, most: number): Promise<readonly Json[]> {
  return follow(cli, paged, ['--max-items', `${most}`], 'NextToken', '--starting-token')
}

async function follow(cli: AwsCli, paged: Paged, options: readonly string[], next: string, goOn: string) {
  const items: Json[] = []
  let at: readonly string[] = []
  do {
    const output = await list(cli, paged, [...options, ...at])
    items.push(...itemsOf(paged, output))
    at = output[next] === undefined ? [] : [goOn, `${output[next]}`]
  } while (at.length > 0)
  return items
}
