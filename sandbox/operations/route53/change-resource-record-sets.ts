import type {
  Change,
  ChangeResourceRecordSetsRequest,
  ChangeResourceRecordSetsResponse,
} from '@aws-sdk/client-route-53'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { applyChanges } from './apply-changes.ts'
import { readRecordSet } from './record-set.ts'
import { changeOutput, refuseWhileBusy, zoneOf } from './zone-output.ts'

const MOST_RECORDS = 1000
const MOST_CHARACTERS = 32_000

/**
 * All changes or none. https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
 */
export const changeResourceRecordSets: Operation<
  ChangeResourceRecordSetsRequest,
  ChangeResourceRecordSetsResponse
> = (world, input, caller) => {
  const zone = zoneOf(world, input.HostedZoneId, caller)
  const changes = input.ChangeBatch?.Changes ?? []
  if (changes.length === 0) throw new AwsError('InvalidInput', 'Invalid request: no changes in the batch')
  const read = changes.map(readChange)
  checkSize(changes)
  refuseWhileBusy(world, zone)
  const { records, messages } = applyChanges(zone, world.zones.listed(zone.id), read)
  if (messages.length > 0) throw invalidBatch(messages)
  return { ChangeInfo: changeOutput(world.zones.replace(zone.id, records, input.ChangeBatch?.Comment)) }
}

function readChange({ Action: action, ResourceRecordSet: sent }: Change) {
  if (action === undefined || !['CREATE', 'DELETE', 'UPSERT'].includes(action) || sent === undefined) {
    throw new AwsError('InvalidInput', `Invalid request: '${action}' is not an action`)
  }
  return { action, record: readRecordSet(action, sent) }
}

/** "If the value of Action is UPSERT, each ResourceRecord element [and character] is counted twice." */
function checkSize(changes: readonly Change[]): void {
  let records = 0
  let characters = 0
  for (const { Action, ResourceRecordSet } of changes) {
    const times = Action === 'UPSERT' ? 2 : 1
    const values = ResourceRecordSet?.ResourceRecords ?? []
    records += times * values.length
    characters += times * values.reduce((sum, { Value = '' }) => sum + Value.length, 0)
  }
  if (records > MOST_RECORDS) throw invalidBatch([`Number of records limit of ${MOST_RECORDS} exceeded.`])
  if (characters > MOST_CHARACTERS) {
    throw invalidBatch([`Number of characters limit of ${MOST_CHARACTERS} exceeded.`])
  }
}

function invalidBatch(messages: readonly string[]): AwsError {
  return new AwsError('InvalidChangeBatch', `[${messages.join(', ')}]`, 400, messages)
}
