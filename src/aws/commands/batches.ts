import { chunks } from '../chunks.ts'

/** No call takes more ids. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html */
const machinesACall = 50

/** The machines of each call. */
export const batchesOf = (machines: readonly string[]): readonly (readonly string[])[] =>
  chunks(machines, machinesACall)

/** How many calls may run at once, so that no more machines do than are asked for: AWS counts within one call only. */
export const batchesAtOnce = (concurrency: string | undefined): number => {
  const isShare = concurrency === undefined || concurrency.endsWith('%')
  return isShare ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(Number(concurrency) / machinesACall))
}

/** The concurrency of one call: AWS takes no more than what a call can have. */
export const concurrencyOfCall = (concurrency: string | undefined): string | undefined =>
  concurrency === undefined || concurrency.endsWith('%')
    ? concurrency
    : String(Math.min(Number(concurrency), machinesACall))
