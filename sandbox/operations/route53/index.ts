import type { Operations } from '../operation.ts'
import { changeResourceRecordSets } from './change-resource-record-sets.ts'
import { createHostedZone } from './create-hosted-zone.ts'
import { deleteHostedZone } from './delete-hosted-zone.ts'
import { getChange } from './get-change.ts'
import { getHostedZone } from './get-hosted-zone.ts'
import { listHostedZones } from './list-hosted-zones.ts'
import { listHostedZonesByName } from './list-hosted-zones-by-name.ts'
import { listResourceRecordSets } from './list-resource-record-sets.ts'

/** The calls of Route 53 that the sandbox knows; docs/fidelity.md says how far each goes. */
export const route53: Operations = {
  ChangeResourceRecordSets: changeResourceRecordSets,
  CreateHostedZone: createHostedZone,
  DeleteHostedZone: deleteHostedZone,
  GetChange: getChange,
  GetHostedZone: getHostedZone,
  ListHostedZones: listHostedZones,
  ListHostedZonesByName: listHostedZonesByName,
  ListResourceRecordSets: listResourceRecordSets,
}
