import { AutoScaling } from '@aws-sdk/client-auto-scaling'
import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { EC2 } from '@aws-sdk/client-ec2'
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import { IAM } from '@aws-sdk/client-iam'
import { Route53 } from '@aws-sdk/client-route-53'
import { SSM } from '@aws-sdk/client-ssm'
import { STS } from '@aws-sdk/client-sts'
import type { Answer, Client, Json, Service } from './client.ts'

/** The official SDK for JavaScript, without retries. What `env` leaves out is found as the SDK always does. */
export function sdkClient(env: Readonly<Record<string, string>>): Client {
  const config = configuration(env)
  const clients: Record<Service, object & { destroy(): void }> = {
    autoscaling: new AutoScaling(config),
    cloudwatch: new CloudWatch(config),
    ec2: new EC2(config),
    elbv2: new ElasticLoadBalancingV2(config),
    iam: new IAM(config),
    route53: new Route53(config),
    ssm: new SSM(config),
    sts: new STS(config),
  }
  return {
    call: (service, operation, input) => send(clients[service], operation, input),
    close: async () => {
      for (const client of Object.values(clients)) client.destroy()
    },
  }
}

function configuration(env: Readonly<Record<string, string>>) {
  const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region } = env
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env
  return {
    maxAttempts: 1,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { credentials: { accessKeyId, secretAccessKey } }),
  }
}

async function send(client: object, operation: string, input: Json): Promise<Answer> {
  const method: unknown = Reflect.get(client, `${operation[0]?.toLowerCase()}${operation.slice(1)}`)
  if (typeof method !== 'function') throw new Error(`the SDK knows no ${operation}`)
  try {
    const { $metadata, ...output } = await method.call(client, withTimes(input))
    return { output: JSON.parse(JSON.stringify(output)) }
  } catch (error) {
    return { error: inWireWords(error) }
  }
}

/** Times of a period are text in the list; the SDK takes them as they are for what is written as a number. */
function withTimes(input: Json): unknown {
  return JSON.parse(JSON.stringify(input), (name, value) =>
    /^(Start|End)Time$/.test(name) && typeof value === 'string' ? new Date(value) : value,
  )
}

/** The SDK names a modelled error by its shape (`TargetGroupNotFoundException`) and keeps the wire's code beside it. */
function inWireWords(error: unknown) {
  if (!(error instanceof Error)) throw error
  const metadata: unknown = Reflect.get(error, '$metadata')
  const status = typeof metadata === 'object' && metadata !== null && Reflect.get(metadata, 'httpStatusCode')
  if (typeof status !== 'number') throw error
  const code: unknown = Reflect.get(error, 'Code') ?? Reflect.get(error, 'Error')
  return { code: typeof code === 'string' ? code : error.name, status, message: error.message }
}
