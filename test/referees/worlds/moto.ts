import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Client } from '../clients/client.ts'
import { listen } from '../clients/loopback.ts'
import { sdkClient } from '../clients/sdk.ts'
import { tools } from '../install/tools.ts'
import { findGiven } from './given.ts'
import type { Given, World } from './world.ts'

const READY_WITHIN_MS = 60_000

/** Starts moto's server on a free loopback port: an AWS by other people's word, without a data plane. */
export async function startMoto(): Promise<World> {
  const port = await freePort()
  const server = spawn(tools.motoServer, ['-H', '127.0.0.1', '-p', port], {
    env: { ...process.env, PYTHONWARNINGS: 'ignore' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000)
  })
  const kill = () => server.kill()
  process.once('exit', kill)
  const endpoint = `http://127.0.0.1:${port}`
  const close = async () => {
    process.off('exit', kill)
    if (server.exitCode !== null || server.signalCode !== null) return
    kill()
    await once(server, 'exit')
  }
  try {
    await ready(
      `${endpoint}/moto-api/`,
      () => server.exitCode !== null,
      () => said,
    )
    const env = environment(endpoint)
    const client = sdkClient(env)
    let given = await look(client)
    await client.close()
    return {
      name: 'moto',
      env,
      get given() {
        return given
      },
      async reset() {
        await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
        const anew = sdkClient(env)
        given = await look(anew)
        await anew.close()
      },
      close,
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** moto answers all of its 1,300 images in three seconds, and these four in none. */
function look(client: Client): Promise<Given> {
  return findGiven(client, { images: { Filters: [{ Name: 'name', Values: ['amzn2-ami-hvm-2.0.*'] }] } })
}

function environment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
  }
}

async function ready(url: string, ended: () => boolean, said: () => string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS
  while (Date.now() < until && !ended()) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`moto did not become ready at ${url}: ${said()}`)
}

/** moto's server does not say which port it took, so it is given one that was free a moment ago. */
async function freePort(): Promise<string> {
  const { endpoint, close } = await listen(createServer())
  await close()
  return new URL(endpoint).port
}
