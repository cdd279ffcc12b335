import { setTimeout as sleep } from 'node:timers/promises'
import { greeting } from '../calls/documents.ts'
import { at } from '../calls/resolve.ts'
import { type Client, type Json, must } from '../clients/client.ts'

const WITHIN_MS = 20_000

/** Puts as many parameters below one path. */
export async function makeParameters(client: Client, numbers: readonly number[]): Promise<void> {
  for (const number of numbers)
    await must(client, 'ssm', 'PutParameter', {
      Name: `/plenty/${number}`,
      Type: 'String',
      Value: `${number}`,
    })
}

/** Makes as many documents. */
export async function makeDocuments(client: Client, numbers: readonly number[]): Promise<void> {
  const Content = JSON.stringify(greeting())
  for (const number of numbers)
    await must(client, 'ssm', 'CreateDocument', {
      Name: `plenty-${number}`,
      Content,
      DocumentType: 'Command',
    })
}

/** Sends as many commands to these instances, and waits until all of them have ended. */
export async function sendCommands(
  client: Client,
  numbers: readonly number[],
  instances: readonly Json[],
): Promise<void> {
  const Parameters = { commands: ['true'] }
  for (const _ of numbers)
    await must(client, 'ssm', 'SendCommand', {
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: instances.slice(0, 1),
      Parameters,
    })
  for (const end = Date.now() + WITHIN_MS; Date.now() < end; await sleep(50)) {
    const found = await must(client, 'ssm', 'ListCommandInvocations', {})
    const invocations = at(found, 'CommandInvocations')
    const states = Array.isArray(invocations) ? invocations.map((one: Json) => at(one, 'Status')) : []
    if (states.length === numbers.length && states.every((state) => state === 'Success')) return
  }
  throw new Error('the commands never ended')
}
