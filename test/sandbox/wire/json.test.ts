import {
  CancelCommandCommand,
  GetParameterCommand,
  ListCommandsCommand,
  SendCommandCommand,
} from '@aws-sdk/client-ssm'
import { expect, test } from 'vitest'
import { AwsError } from '../../../sandbox/aws-error.ts'
import { ssm as operations } from '../../../sandbox/operations/ssm/index.ts'
import { CREDENTIALS } from '../../../sandbox/server/signature.ts'
import { type Calls, clientsOf, endpointWith, failureOf } from '../server/endpoint-under-test.ts'

/** Sends a body as it is, signed by the SDK's client: what is written before it is signed takes its place. */
async function answerTo(calls: Calls, body: string, headers: Record<string, string> = {}) {
  const { ssm } = await endpointWith(calls)
  ssm.middlewareStack.add(
    (next) => (sent) => {
      const request = sent.request as { body: string; headers: Record<string, string> }
      request.body = body
      delete request.headers['content-length']
      Object.assign(request.headers, headers)
      return next(sent)
    },
    { step: 'build', priority: 'low' },
  )
  return failureOf(ssm.send(new GetParameterCommand({ Name: 'a' })))
}

test('a request without a signature is answered 400 MissingAuthenticationTokenException', async () => {
  const { url } = await endpointWith({})

  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSSM.ListCommands', 'content-type': 'application/x-amz-json-1.1' },
    body: '{}',
  })

  expect(answer.status).toBe(400)
  expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.1')
  expect(await answer.json()).toEqual({
    __type: 'MissingAuthenticationTokenException',
    message: 'Request is missing Authentication Token',
  })
})

test('a wrong secret, an unknown key and a signature of another time have the names that JSON services give', async () => {
  const { url, world, ssm } = await endpointWith({ ListCommands: () => ({}) }, { clockSkew: true })
  const wrong = clientsOf(url, { ...CREDENTIALS, secretAccessKey: 'wrong' }).ssm
  const unknown = clientsOf(url, { ...CREDENTIALS, accessKeyId: 'AKIAUNKNOWN' }).ssm

  const refused = [
    await failureOf(wrong.send(new ListCommandsCommand())),
    await failureOf(unknown.send(new ListCommandsCommand())),
  ]
  await world.clock.advance(3_600_000)
  refused.push(await failureOf(ssm.send(new ListCommandsCommand())))

  expect(refused.map(({ status, code }) => `${status} ${code}`)).toEqual([
    '400 InvalidSignatureException',
    '400 UnrecognizedClientException',
    '400 InvalidSignatureException',
  ])
  // It follows the Date header from then on.
  expect(await ssm.send(new ListCommandsCommand())).toMatchObject({ $metadata: { httpStatusCode: 200 } })
})

test('a call that is not there is UnknownOperationException', async () => {
  const { ssm } = await endpointWith({})

  expect(await failureOf(ssm.send(new ListCommandsCommand()))).toMatchObject({
    code: 'UnknownOperationException',
    status: 400,
  })
})

test('what is missing is said by the name of its member, lists and structures inside too', async () => {
  const { ssm } = await endpointWith(operations)

  const call = await failureOf(ssm.send(new CancelCommandCommand({ CommandId: undefined })))
  const inside = await failureOf(
    ssm.send(
      new SendCommandCommand({
        DocumentName: 'a',
        CloudWatchOutputConfig: {},
        AlarmConfiguration: { Alarms: [{ Name: undefined }] },
      }),
    ),
  )

  expect(call).toMatchObject({
    code: 'ValidationException',
    message:
      "1 validation error detected: Value null at 'commandId' failed to satisfy constraint: Member must not be null",
  })
  expect(inside.message).toContain("'alarmConfiguration.alarms.name'")
})

test.each([
  ['is no JSON', '{'],
  ['has a number for a text', '{"Name":1}'],
  ['has a text for a list', '[]'],
])('a body that %s is SerializationException', async (_what, body) => {
  expect(await answerTo({ GetParameter: () => ({}) }, body)).toMatchObject({
    code: 'SerializationException',
    status: 400,
  })
})

test('an error says its words under the name that its model has for them', async () => {
  const words = (code: string) => ({
    GetParameter() {
      throw new AwsError(code, 'in these words')
    },
  })
  const said = async (code: string) => {
    const { ssm } = await endpointWith(words(code))
    return failureOf(ssm.send(new GetParameterCommand({ Name: 'a' })))
  }

  expect(await said('InvalidInstanceId')).toEqual({
    code: 'InvalidInstanceId',
    message: 'in these words',
    status: 400,
  })
  expect(await said('ParameterNotFound')).toMatchObject({ message: 'in these words' })
  expect(await said('ValidationException')).toMatchObject({ message: 'in these words' })
})

test('times are seconds with their fraction', async () => {
  const at = new Date(1_767_225_600_123)
  const { ssm } = await endpointWith({ GetParameter: () => ({ Parameter: { LastModifiedDate: at } }) })

  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: 'a' }))

  expect(Parameter?.LastModifiedDate).toEqual(at)
})
