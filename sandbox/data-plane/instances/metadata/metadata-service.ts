import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { World } from '../../../model/world.ts'
import { metadata } from '../../../operations/ec2/instance-output.ts'
import { valueAt } from './paths.ts'
import { createTokens, type Tokens } from './tokens.ts'

const TTL = 'x-aws-ec2-metadata-token-ttl-seconds'
const TOKEN = 'x-aws-ec2-metadata-token'

export interface MetadataService {
  /** What stands for `http://169.254.169.254`, where no program of a sandbox can listen. */
  readonly url: string
  close(): Promise<void>
}

/**
 * The metadata service of one instance, both versions of it, on a port of the instance's own address.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
 */
export async function startMetadataService(
  world: World,
  id: string,
  address: string,
): Promise<MetadataService> {
  const tokens = createTokens(world.clock)
  const server = createServer((request, response) => {
    const { status, headers = {}, body } = answer(world, id, tokens, request)
    response.writeHead(status, { 'content-type': 'text/plain', server: 'EC2ws', ...headers })
    response.end(body)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, address, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${address}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

function answer(world: World, id: string, tokens: Tokens, request: IncomingMessage): Answer {
  const instance = world.compute.instances.get(id)
  const options = instance && metadata(instance)
  if (instance === undefined || options?.HttpEndpoint === 'disabled') return { status: 403 }
  const path = (request.url ?? '').split('?')[0] ?? ''
  if (request.method === 'PUT')
    return path === '/latest/api/token' ? session(tokens, request) : { status: 405 }
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405 }
  const token = headerOf(request, TOKEN)
  const isOpen = token === undefined ? options?.HttpTokens !== 'required' : tokens.isGood(token)
  if (!isOpen) return { status: 401 }
  const value = valueAt(world, instance, plain(path))
  return value === undefined ? { status: 404 } : { status: 200, body: value }
}

/** "The PUT request … rejects requests with an X-Forwarded-For header": a proxy sent it. */
function session(tokens: Tokens, request: IncomingMessage): Answer {
  if (request.headers['x-forwarded-for'] !== undefined) return { status: 403 }
  const seconds = headerOf(request, TTL)
  const token = tokens.give(seconds)
  if (token === undefined) return { status: 400 }
  return { status: 200, headers: { [TTL]: seconds ?? '' }, body: token }
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

/** Without the escapes of a URL; what is none leads nowhere. */
function plain(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}
