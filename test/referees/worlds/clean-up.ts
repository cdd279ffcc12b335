import { deleteAll } from '../calls/play.ts'
import { sdkClient } from '../clients/sdk.ts'
import { leftBehind } from './left-behind.ts'

/** Deletes what interrupted runs left in a real account, by its tag or name; can be run again. Answers an exit status. */
export async function cleanUp(
  env: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<number> {
  const client = sdkClient(env)
  try {
    const deletions = await leftBehind(client)
    const left: string[] = []
    for (const deletion of deletions) {
      say(`${deletion.id}: ${deletion.operation}`)
      left.push(...(await deleteAll([deletion], client, 'aws')))
    }
    for (const sentence of left) say(sentence)
    if (left.length === 0) say(deletions.length === 0 ? 'Nothing was left behind.' : 'All of it is gone.')
    return left.length === 0 ? 0 : 1
  } finally {
    await client.close()
  }
}
