import { chunks } from '../chunks.ts'
import type { Scope } from '../scope.ts'
import { pauses } from './pauses.ts'

/** A filter takes no more values, a page holds no more. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html */
const valuesAFilter = 100
const pageSize = 50

/** Those of these machines whose agents answer now. */
export const onlineAmong = async (
  { clients }: Scope,
  machines: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const ssm = await clients.ssm()
  const online: string[] = []
  for (const some of chunks(machines, valuesAFilter)) {
    const filter = { Key: 'InstanceIds', Values: some }
    let token: string | undefined
    do {
      const page = await ssm.describeInstanceInformation(
        { Filters: [filter], MaxResults: pageSize, NextToken: token },
        signal,
      )
      const answering = (page.InstanceInformationList ?? []).filter(
        ({ PingStatus }) => PingStatus === 'Online',
      )
      online.push(...answering.map(({ InstanceId = '' }) => InstanceId))
      token = page.NextToken
    } while (token)
  }
  return online
}

/** Waits for the agents of all of them; those that are not there in time are the answer. */
export const awaitAgents = async (
  scope: Scope,
  machines: readonly string[],
  until: number,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const { clock } = scope.clients
  let missing = machines
  for (const pause of pauses()) {
    const online = new Set(await onlineAmong(scope, missing, signal))
    missing = missing.filter((machine) => !online.has(machine))
    if (missing.length === 0 || clock.now() >= until) break
    await clock.sleep(pause, signal)
  }
  return missing
}
