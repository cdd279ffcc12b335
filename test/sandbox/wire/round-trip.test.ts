import * as autoscaling from '@aws-sdk/client-auto-scaling'
import * as cloudwatch from '@aws-sdk/client-cloudwatch'
import * as ec2 from '@aws-sdk/client-ec2'
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2'
import * as iam from '@aws-sdk/client-iam'
import * as route53 from '@aws-sdk/client-route-53'
import * as ssm from '@aws-sdk/client-ssm'
import * as sts from '@aws-sdk/client-sts'
import { describe, expect, test } from 'vitest'
import { operationOf } from '../../../sandbox/operations/index.ts'
import type { WireAnswer, WireRequest } from '../../../sandbox/wire/protocol.ts'
import { type ServiceName, wireServices } from '../../../sandbox/wire/services.ts'
import type { Model, Shape } from '../../../sandbox/wire/shape.ts'
import { sized } from '../../support/size.ts'
import { dice, randomValue } from './values.ts'

interface SdkRequest {
  method: string
  path: string
  query: Record<string, string | string[]>
  headers: Record<string, string>
  body?: string | Uint8Array
}

type Handler = (request: SdkRequest) => Promise<{ response: unknown }>
type Client = { send(command: unknown): Promise<Record<string, unknown>> }
type Constructor<Made> = new (input: unknown) => Made

const services = wireServices()
const sdk: Record<ServiceName, [module: Record<string, unknown>, client: string]> = {
  autoscaling: [autoscaling, 'AutoScalingClient'],
  ec2: [ec2, 'EC2Client'],
  elasticloadbalancing: [elbv2, 'ElasticLoadBalancingV2Client'],
  iam: [iam, 'IAMClient'],
  monitoring: [cloudwatch, 'CloudWatchClient'],
  route53: [route53, 'Route53Client'],
  ssm: [ssm, 'SSMClient'],
  sts: [sts, 'STSClient'],
}

// These inputs are altered by the SDK itself before they are written: it signs a URL into them.
const ALTERED = ['CopySnapshot']

describe.each(Object.keys(sdk) as ServiceName[])('every call of %s', (name) => {
  const [module, clientName] = sdk[name]
  const service = services[name]
  const models = service
    .models()
    .filter(({ action }) => !ALTERED.includes(action))
    // EC2 alone has eight hundred; those that the sandbox answers speak for the others.
    .filter(({ action }) => sized({ small: operationOf(name, action) !== undefined, full: true }))

  test('is read as the SDK wrote it', async () => {
    const seen: unknown[] = []
    const meant: unknown[] = []
    for (const { model, roll } of rolls(models)) {
      const input = sample(model.input, roll)
      let request: WireRequest | undefined
      const client = clientOf(module, clientName, async (sent) => {
        request = received(sent)
        return {
          response: okay(service.protocol.writeOutput(service, model, sample(model.output, roll), 'r')),
        }
      })

      await client.send(commandOf(module, model.action, input))

      if (request === undefined) throw new Error(`${model.action} was not sent`)
      const action = service.protocol.actionOf(service, request)
      meant.push({ action: model.action, input: plain(input) })
      seen.push({ action, input: plain(service.protocol.readInput(model, request)) })
    }

    expect(seen).toEqual(meant)
  })

  test('is answered as the SDK understands it', async () => {
    const seen: unknown[] = []
    const meant: unknown[] = []
    for (const { model, roll } of rolls(models)) {
      const output = sample(model.output, roll)
      const answer = service.protocol.writeOutput(service, model, output, 'r')
      const client = clientOf(module, clientName, async () => ({ response: okay(answer) }))

      const { $metadata, ...understood } = await client.send(
        commandOf(module, model.action, sample(model.input, roll)),
      )

      meant.push({ action: model.action, output: plain(output) })
      seen.push({ action: model.action, output: plain(understood) })
    }

    expect(seen).toEqual(meant)
  })
})

function* rolls(models: readonly Model[]): Generator<{ model: Model; roll: () => number }> {
  for (const seed of sized({ small: [1], full: models.length > 100 ? [1] : [1, 2, 3] })) {
    const roll = dice(seed)
    for (const model of models) yield { model, roll }
  }
}

// A call without parameters, or without a result, has a unit in its place.
const sample = (shape: Shape, roll: () => number): unknown =>
  shape.kind === 'unit' ? {} : randomValue(shape, roll)

function clientOf(module: Record<string, unknown>, name: string, handle: Handler): Client {
  const Made = module[name] as Constructor<Client>
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
  const endpoint = 'http://127.0.0.1:1'
  return new Made({ region: 'us-east-1', endpoint, credentials, requestHandler: { handle } })
}

function commandOf(module: Record<string, unknown>, action: string, input: unknown): unknown {
  const Command = module[`${action}Command`] as Constructor<unknown>
  return new Command(input)
}

function received({ method, path, query, headers, body }: SdkRequest): WireRequest {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    [value].flat().map((one): [string, string] => [key, one]),
  )
  return { method, path, query: new URLSearchParams(pairs), headers, body: textOf(body) }
}

const textOf = (body: string | Uint8Array = ''): string =>
  typeof body === 'string' ? body : Buffer.from(body).toString()

const okay = ({ status, headers, body }: WireAnswer) => ({
  statusCode: status,
  headers: { ...headers },
  body: new Uint8Array(Buffer.from(body)),
})

// What is not there, and a list or structure with nothing in it, are one and the same on the wire.
function plain(value: unknown): unknown {
  if (value instanceof Date || value instanceof Uint8Array || typeof value !== 'object' || value === null)
    return value
  if (Array.isArray(value)) return value.map(plain)
  const entries = Object.entries(value).map(([key, inner]) => [key, plain(inner)] as const)
  return Object.fromEntries(entries.filter(([, inner]) => !isEmpty(inner)))
}

function isEmpty(value: unknown): boolean {
  if (value === undefined) return true
  if (value instanceof Date || value instanceof Uint8Array) return false
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
