import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startAction } from '../test/support/runner.ts'

// How long until the first AWS request over TLS: the action with a YAML config read, against the fastest possible
// program. Medians of one run in which the two take turns, since the machine's mood moves both alike.
const rounds = 21
const allowedRatio = 2.6
const limitMs = 20_000

const config = `services:
  web:
    host: app.example.com
    routes:
      - listener: arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/app/web/0123456789abcdef/0123456789abcdef
    target-groups:
      blue: arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/web-blue/0123456789abcdef
      green: arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/web-green/0123456789abcdef
    preview: { priority: 10, header: X-Switchover-Preview }
    fleet:
      ec2: { count: 2, image: ami-0123456789abcdef0, types: [t3.small], subnets: [subnet-0123456789abcdef0], security-groups: [sg-0123456789abcdef0] }
`

interface Started {
  readonly startedAt: number
  readonly ended: Promise<unknown>
  stop(): void
}

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const server = await listen(folder)
try {
  const env = environment(server, folder)
  const configFile = join(folder, 'switchover.yml')
  writeFileSync(configFile, config)
  const floor = () => startFloor(env)
  const action = () => startStatus(env, configFile)
  await measure(floor)
  await measure(action)
  const times: { floor: number[]; action: number[] } = { floor: [], action: [] }
  for (let round = 0; round < rounds; round++) {
    times.floor.push(await measure(floor))
    times.action.push(await measure(action))
  }
  report(median(times.floor), median(times.action))
} finally {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
}

function report(floor: number, action: number): void {
  const ratio = action / floor
  console.log(`first AWS request over TLS, medians of ${rounds}:`)
  console.log(`  floor  ${floor.toFixed(0)} ms   node:https and a signature by hand`)
  console.log(`  action ${action.toFixed(0)} ms   dist/, command status, YAML config read`)
  console.log(`  ratio  ${ratio.toFixed(2)}   at most ${allowedRatio}`)
  if (ratio > allowedRatio) process.exitCode = 1
}

async function measure(start: () => Started): Promise<number> {
  const arrived = once(server, 'request', { signal: AbortSignal.timeout(limitMs) }).then(() =>
    performance.now(),
  )
  const { startedAt, ended, stop } = start()
  try {
    const at = await Promise.race([arrived, ended.then(endedEarly)])
    return at - startedAt
  } finally {
    stop()
    await ended
  }
}

/** A process may end right after its request, before this one has seen it. */
async function endedEarly(): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  throw new Error('the process ended without an AWS request')
}

function startFloor(env: Record<string, string>): Started {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [fileURLToPath(new URL('floor.cjs', import.meta.url))], {
    env,
    stdio: 'ignore',
  })
  return { startedAt, ended: once(child, 'exit'), stop: () => child.kill('SIGKILL') }
}

function startStatus(env: Record<string, string>, configFile: string): Started {
  const { startedAt, done, kill } = startAction({
    env,
    inputs: { command: 'status', config: configFile },
    limitMs,
  })
  return { startedAt, ended: done, stop: kill }
}

/** An AWS that knows its name and refuses everything. */
async function listen(folder: string): Promise<Server> {
  const [key, cert] = ['key', 'cert'].map((name) => join(folder, `${name}.pem`)) as [string, string]
  const options =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'
  const name = ['-addext', 'subjectAltName=DNS:localhost']
  execFileSync('openssl', [...options.split(' '), ...name, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const error =
    '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>no</Message></Error></ErrorResponse>'
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    request.resume()
    response.writeHead(400, { 'content-type': 'text/xml' }).end(error)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function environment(server: Server, folder: string): Record<string, string> {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    AWS_ENDPOINT_URL: `https://localhost:${address.port}`,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_REGION: 'eu-west-1',
    NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'),
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
