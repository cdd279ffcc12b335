import { createServer } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import type { Answer, Client } from '../clients/client.ts'
import { listen } from '../clients/loopback.ts'
import { sdkClient } from '../clients/sdk.ts'
import type { Recorder } from './recorder.ts'

/** What two clients made of one and the same answer. */
interface Reading {
  readonly call: string
  readonly ours: Answer
  readonly theirs: Answer
}

/** A client whose every answer is read by the SDK for JavaScript too, from the bytes that it got itself. */
export interface ReadTwice extends Client {
  /** Where the two disagree, since this was asked last. */
  disagreements(): readonly Reading[]
}

/** `client` speaks to `recorder`; the SDK asks the same of a server that gives it what the recorder heard last. */
export async function readTwice(
  client: Client,
  recorder: Recorder,
  env: Readonly<Record<string, string>>,
): Promise<ReadTwice> {
  const server = createServer((request, response) => {
    const heard = recorder.exchanges.at(-1)?.answered
    request
      .resume()
      .on('end', () => response.writeHead(heard?.status ?? 500, heard?.headers).end(heard?.body))
  })
  const echo = await listen(server)
  const sdk = sdkClient({ ...env, AWS_ENDPOINT_URL: echo.endpoint })
  let readings: Reading[] = []
  return {
    async call(service, operation, input) {
      const ours = await client.call(service, operation, input)
      const theirs = await sdk.call(service, operation, input)
      readings.push({ call: `${service} ${operation}`, ours, theirs: asText(theirs) })
      return ours
    },
    disagreements() {
      const all = readings
      readings = []
      return all.filter(({ ours, theirs }) => !isDeepStrictEqual(ours, theirs))
    },
    async close() {
      await sdk.close()
      await echo.close()
    },
  }
}

/** MaxItems of Route 53 is a number in the SDK for JavaScript and text in botocore: the same on the wire. */
function asText(answer: Answer): Answer {
  const plain: Answer = JSON.parse(JSON.stringify(answer).replaceAll(/"MaxItems":(\d+)/g, '"MaxItems":"$1"'))
  // What the SDK says where a service says nothing.
  return 'error' in plain && plain.error.message === 'UnknownError'
    ? { error: { ...plain.error, message: '' } }
    : plain
}
