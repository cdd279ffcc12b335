import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectEnd } from '../../scenarios/support/endings.ts'
import { openGroupStage } from '../../scenarios/support/group-stage.ts'
import { fleetOfGroups } from '../../scenarios/support/groups.ts'
import { openStage } from '../../scenarios/support/stage.ts'
import { play } from '../calls/play.ts'
import { scenes } from '../calls/scenes.ts'
import { type Boto3, boto3Client } from '../clients/boto3.ts'
import { must } from '../clients/client.ts'
import type { SandboxWorld } from '../worlds/sandbox.ts'
import { idle, unexplained } from './exceptions.ts'
import { itemsOf, pagedBySandbox, sizesOf } from './paged.ts'
import { fill } from './plenty.ts'
import { startQuickWorld } from './quick-world.ts'
import { type Recorder, startRecorder } from './recorder.ts'
import { hearRefusals } from './refusals.ts'
import { answersOf, openTally, unexpected } from './tally.ts'
import { type ReadTwice, readTwice } from './twice.ts'
import { gatherVerdict } from './verdict-of-file.ts'

const RUN = 'models'

const verdict = gatherVerdict()
const findings: string[] = []
/** The action asks it only where it looks at a group that has not launched yet. */
const NOW_AND_THEN = 'autoscaling DescribeScalingActivities'

/** The calls whose answers to the action were checked. */
const ofAction = new Set<string>()
let versions: Awaited<ReturnType<Boto3['versions']>>

describe('the list of calls', () => {
  const tally = openTally()
  let world: SandboxWorld
  let recorder: Recorder
  let boto3: Boto3
  let both: ReadTwice
  beforeAll(async () => {
    world = await startQuickWorld()
    recorder = await startRecorder(world.sandbox.endpoint)
    boto3 = boto3Client({ ...world.env, AWS_ENDPOINT_URL: recorder.endpoint })
    both = await readTwice(boto3, recorder, world.env)
  })
  afterAll(async () => {
    for (const [call, words] of tally.words()) verdict.say(call, words)
    findings.push(...boto3.findings())
    versions = await boto3.versions()
    await Promise.all([boto3.close(), both.close(), recorder.close(), world.close()])
  })

  test.for(scenes)(
    "$name: boto3 reads what the SDK reads, and botocore's models miss nothing",
    async (scene) => {
      const { outcomes, left } = await play(scene, both, world, RUN)

      expect(unexplained(boto3.findings())).toEqual([])
      expect(boto3.refused()).toEqual([])
      expect(both.disagreements()).toEqual([])
      expect(unexpected(scene, outcomes, world.given, RUN)).toEqual([])
      expect(left).toEqual([])
      for (const answered of answersOf(scene, outcomes, world.given, RUN)) tally.add(...answered)
    },
  )
})

describe('pages', () => {
  let world: SandboxWorld
  let boto3: Boto3
  beforeAll(async () => {
    world = await startQuickWorld({ services: 3 })
    boto3 = boto3Client(world.env)
  })
  afterAll(() => Promise.all([boto3.close(), world.close()]))

  test('by the paginators of botocore, of whatever size, hold what one answer without pages holds', async () => {
    const calls = await fill(world)

    for (const paged of calls) {
      const { service, operation, input } = paged
      const whole = itemsOf(paged, await must(boto3, service, operation, input))
      expect(whole.length, operation).toBeGreaterThan(paged.least)
      for (const size of sizesOf(paged, whole.length)) {
        const pages = await boto3.paginate(service, operation, input, size)
        expect(itemsOf(paged, pages), `${operation} by ${size}`).toEqual(whole)
      }
    }
    expect(calls.map(({ service, operation }) => `${service} ${operation}`).sort()).toEqual(
      pagedBySandbox(await boto3.paginators()),
    )
    expect(unexplained(boto3.findings())).toEqual([])
  })
})

test('what any call may be refused for is said as the models and the lists of common errors have it', async () => {
  await using world = await startQuickWorld()

  const { said, found } = await hearRefusals(world)

  expect(said).toEqual({
    'asked too often':
      'autoscaling 400 Throttling, ec2 503 RequestLimitExceeded, elbv2 400 ThrottlingException, route53 400 Throttling, ssm 400 ThrottlingException, sts 400 Throttling',
    'not allowed':
      'autoscaling 403 AccessDenied, ec2 403 UnauthorizedOperation, elbv2 403 AccessDenied, route53 403 AccessDenied, ssm 400 AccessDeniedException, sts 403 AccessDenied',
    'broken inside':
      'autoscaling 500 InternalFailure, ec2 500 InternalError, elbv2 500 InternalFailure, route53 500 InternalFailure, ssm 500 InternalServerError, sts 500 InternalFailure',
    'not there':
      'autoscaling 400 InvalidAction, ec2 400 InvalidAction, elbv2 400 InvalidAction, route53 400 InvalidAction, ssm 400 UnknownOperationException, sts 400 InvalidAction',
    'unknown key':
      'autoscaling 403 InvalidClientTokenId, ec2 401 AuthFailure, elbv2 403 InvalidClientTokenId, route53 403 InvalidClientTokenId, ssm 400 UnrecognizedClientException, sts 403 InvalidClientTokenId',
    'wrong secret':
      'autoscaling 403 SignatureDoesNotMatch, ec2 401 AuthFailure, elbv2 403 SignatureDoesNotMatch, route53 403 SignatureDoesNotMatch, ssm 400 InvalidSignatureException, sts 403 SignatureDoesNotMatch',
  })
  expect(unexplained(found)).toEqual([])
  findings.push(...found)
})

test('what a refusal of EC2 keeps to itself can be decoded', async () => {
  await using world = await startQuickWorld()
  const boto3 = boto3Client(world.env)
  const fault = { service: 'ec2', action: 'TerminateInstances', kind: 'deny' }
  await fetch(`${world.sandbox.control}/faults`, { method: 'POST', body: JSON.stringify([fault]) })
  const refused = await boto3.call('ec2', 'TerminateInstances', { InstanceIds: ['i-0123456789abcdef0'] })
  const [, EncodedMessage = ''] =
    /message: (\S+)$/.exec('error' in refused ? refused.error.message : '') ?? []

  const { DecodedMessage } = await must(boto3, 'sts', 'DecodeAuthorizationMessage', { EncodedMessage })

  expect(JSON.parse(`${DecodedMessage}`)).toMatchObject({
    allowed: false,
    context: { action: 'ec2:TerminateInstances' },
  })
  expect(unexplained(boto3.findings())).toEqual([])
  verdict.say('sts DecodeAuthorizationMessage', 'decodes')
  await boto3.close()
})

test('every answer that the action gets is as the models have it', async () => {
  const stage = await openStage({ targets: 2, nodes: 2 })
  const recorder = await startRecorder(stage.sandbox.endpoint)
  const boto3 = boto3Client(stage.sandbox.env)
  const run = (command: string, inputs = {}) =>
    stage.run(command, inputs, { env: { AWS_ENDPOINT_URL: recorder.endpoint } })

  expectEnd(await run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
  expectEnd(await run('rollback'), 'rolled-back, blue v1, green v2')
  expectEnd(await run('switch', { allow: 'rolled-back' }), 'held, green v2, blue v1')
  expectEnd(await run('retire', { allow: 'early-retire' }), 'retired, green v2, blue empty')

  for (const exchange of recorder.exchanges) await boto3.check(exchange)
  expect(boto3.calls()).toEqual(expect.arrayContaining(['ec2 RunInstances', 'elbv2 ModifyListener']))
  expect(boto3.findings()).toEqual([])
  for (const call of boto3.calls()) ofAction.add(call)
  await Promise.all([boto3.close(), recorder.close(), stage.close()])
})

test('so is every answer that it gets with groups that launch, commands that run and a gate that is a parameter', async () => {
  const stage = await openGroupStage({}, { runUserData: true })
  const recorder = await startRecorder(stage.sandbox.endpoint)
  const boto3 = boto3Client(stage.sandbox.env)
  const change = {
    fleet: fleetOfGroups({ 'set-up-once': true }),
    ready: { ssm: 'online' },
    'set-up': [{ ssm: { script: '#!/bin/sh\necho set up\n' } }],
    gate: { ssm: '/web/gate' },
  }
  const run = (command: string, inputs = {}) =>
    stage.run(command, inputs, { change, env: { AWS_ENDPOINT_URL: recorder.endpoint } })

  expectEnd(await run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
  expectEnd(await run('rollback'), 'rolled-back, blue v1, green v2')
  expectEnd(await run('switch', { allow: 'rolled-back' }), 'held, green v2, blue v1')
  expectEnd(await run('retire', { allow: 'early-retire' }), 'retired, green v2, blue empty')

  for (const exchange of recorder.exchanges) await boto3.check(exchange)
  expect(boto3.calls()).toEqual(
    expect.arrayContaining(['autoscaling UpdateAutoScalingGroup', 'ssm SendCommand', 'ssm PutParameter']),
  )
  expect(unexplained(boto3.findings())).toEqual([])
  for (const call of boto3.calls()) ofAction.add(call)
  await Promise.all([boto3.close(), recorder.close(), stage.close()])
})

test('no exception is left that nothing needs, and the verdict is kept', ({ task }) => {
  expect(idle(findings)).toEqual([])
  ofAction.delete(NOW_AND_THEN)
  for (const call of ofAction) verdict.say(call, "the action's too")
  verdict.keep(task, {
    judge: 'botocore',
    version: `botocore ${versions.botocore} (boto3 ${versions.boto3})`,
    checked:
      "Every answer of the list of calls, of pages, and of a whole release by the action is held against botocore's models, element by element; boto3 and the SDK for JavaScript read the same in it.",
  })
})
