import type { Json } from '../clients/client.ts'
import { fails, ref, route53, undo, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { hostedZone, zoneId, zoneName } from './hosted-zones.ts'
import type { Stage } from './stage.ts'

/** Change batches: all or nothing, and what is wrong with those that are refused. */
export const recordSets: Scene = {
  name: 'records',
  calls: (on) => [hostedZone(on, 'dns'), ...simple(on), ...weighted(on), ...deleted(on), ...refused(on)],
}

type Records = {
  readonly Name: string
  readonly Type: string
  readonly TTL: number
  readonly ResourceRecords: readonly { readonly Value: string }[]
}

function batch(id: string, ...changes: readonly (readonly [string, Json])[]): Call {
  const Changes = changes.map(([Action, ResourceRecordSet]) => ({ Action, ResourceRecordSet }))
  return route53(id, 'ChangeResourceRecordSets', { HostedZoneId: zoneId('dns'), ChangeBatch: { Changes } })
}

/** What is left of a record when a play breaks off stands in the way of its zone's deletion. */
function kept(call: Call, ...records: readonly Json[]): Call {
  return {
    ...call,
    undo: records.flatMap((one) => undo(call.operation, batch('', ['DELETE', one]).input).undo),
  }
}

function record(on: Stage, name: string, Type: string, ...values: readonly string[]): Records {
  const zone = zoneName(on, 'dns')
  return {
    Name: name === '' ? zone : `${name}.${zone}`,
    Type,
    TTL: 60,
    ResourceRecords: values.map((Value) => ({ Value })),
  }
}

const share = (records: Records, SetIdentifier: string, Weight: number) => ({
  ...records,
  SetIdentifier,
  Weight,
})

function simple(on: Stage): readonly Call[] {
  const web = record(on, 'web', 'A', '192.0.2.1')
  const moved = { ...record(on, 'web', 'A', '192.0.2.2', '192.0.2.3'), TTL: 30 }
  const text = record(on, 'note', 'TXT', '"swref" "two"')
  const name = record(on, 'alias', 'CNAME', `web.${zoneName(on, 'dns')}`)
  const wild = record(on, '*.WILD', 'A', '192.0.2.4')
  const list = (id: string, input: Record<string, Json>) =>
    route53(id, 'ListResourceRecordSets', { HostedZoneId: zoneId('dns'), ...input })
  return [
    kept(batch('create', ['CREATE', web]), web),
    route53('inSync', 'GetChange', { Id: ref('create.ChangeInfo.Id') }, until('ChangeInfo.Status', 'INSYNC')),
    kept(batch('upsert', ['UPSERT', moved]), moved),
    kept(batch('several', ['CREATE', text], ['UPSERT', name]), text, name),
    list('all', {}),
    list('fromName', { StartRecordName: `web.${zoneName(on, 'dns')}`, StartRecordType: 'A', MaxItems: 1 }),
    list('firstPage', { MaxItems: 2 }),
    kept(batch('wildcard', ['CREATE', wild]), wild),
    list('fromWildcard', { StartRecordName: `*.wild.${zoneName(on, 'dns')}`, MaxItems: 1 }),
    batch('noWildcard', ['DELETE', wild]),
    { ...list('typeWithoutName', { StartRecordType: 'A' }), ...fails('InvalidInput') },
  ]
}

function refused(on: Stage): readonly Call[] {
  const no = (id: string, ...changes: readonly (readonly [string, Json])[]) => ({
    ...batch(id, ...changes),
    ...fails('InvalidChangeBatch'),
  })
  const badly = (id: string, ...changes: readonly (readonly [string, Json])[]) => ({
    ...batch(id, ...changes),
    ...fails('InvalidInput'),
  })
  const web = { ...record(on, 'web', 'A', '192.0.2.2', '192.0.2.3'), TTL: 30 }
  const { TTL: _, ...withoutTtl } = record(on, 'short', 'A', '192.0.2.9')
  const app = record(on, 'app', 'A', '192.0.2.1')
  const { SetIdentifier: __, ...nameless } = share(app, 'blue', 1)
  const addresses = Array.from({ length: 1001 }, (_, index) => `10.0.${index >> 8}.${index & 255}`)
  return [
    no('createAgain', ['CREATE', web]),
    no('createOther', ['CREATE', record(on, 'web', 'A', '192.0.2.9')]),
    no('allOrNothing', ['CREATE', record(on, 'new', 'A', '192.0.2.5')], ['CREATE', web]),
    no('deleteOtherValue', ['DELETE', record(on, 'web', 'A', '192.0.2.9')]),
    no('deleteNothing', ['DELETE', record(on, 'nothing', 'A', '192.0.2.1')]),
    no('outOfZone', ['CREATE', { ...record(on, '', 'A', '192.0.2.1'), Name: 'www.example.org' }]),
    no('notAnAddress', ['CREATE', record(on, 'bad', 'A', '192.0.2.256')]),
    no('bareText', ['CREATE', record(on, 'bad', 'TXT', 'bare words')]),
    no('nameBesideAddress', ['CREATE', record(on, 'web', 'CNAME', 'example.org')]),
    no('nameAtApex', ['CREATE', record(on, '', 'CNAME', 'example.org')]),
    no('sameValueTwice', ['CREATE', record(on, 'bad', 'A', '192.0.2.1', '192.0.2.1')]),
    no('tooMany', ['CREATE', record(on, 'many', 'A', ...addresses)]),
    no('tooManyTwice', ['UPSERT', record(on, 'many', 'A', ...addresses.slice(0, 501))]),
    badly('noTtl', ['CREATE', withoutTtl]),
    badly('noSuchAction', ['REPLACE', record(on, 'bad', 'A', '192.0.2.1')]),
    badly('noSuchType', ['CREATE', record(on, 'bad', 'B', '192.0.2.1')]),
    badly('empty'),
    no('simpleBeside', ['CREATE', app]),
    no('sameIdentifier', ['CREATE', share(app, 'blue', 3)]),
    no('lateExchange', ['DELETE', share(app, 'blue', 255)], ['CREATE', share(app, 'blue', 0)]),
    badly('tooHeavy', ['UPSERT', share(app, 'blue', 256)]),
    badly('nameless', ['UPSERT', nameless]),
    route53(
      'lostZone',
      'ChangeResourceRecordSets',
      {
        HostedZoneId: 'Z0123456789ABCDEFGHIJ',
        ChangeBatch: { Changes: [{ Action: 'UPSERT', ResourceRecordSet: withoutTtl }] },
      },
      fails('NoSuchHostedZone'),
    ),
  ]
}

function weighted(on: Stage): readonly Call[] {
  const app = record(on, 'app', 'A', '192.0.2.1')
  const other = record(on, 'app', 'A', '192.0.2.2')
  const [blue, green] = [share(app, 'blue', 255), share(other, 'green', 0)]
  const [lessBlue, moreGreen] = [share(app, 'blue', 0), share(other, 'green', 1)]
  const alias = {
    Name: `also.${zoneName(on, 'dns')}`,
    Type: 'A',
    AliasTarget: {
      HostedZoneId: zoneId('dns'),
      DNSName: `web.${zoneName(on, 'dns')}`,
      EvaluateTargetHealth: false,
    },
  }
  return [
    kept(batch('weighted', ['CREATE', blue], ['CREATE', green]), blue, green),
    kept(batch('switch', ['UPSERT', lessBlue], ['UPSERT', moreGreen]), lessBlue, moreGreen),
    kept(batch('alias', ['CREATE', alias]), alias),
    route53('shares', 'ListResourceRecordSets', {
      HostedZoneId: zoneId('dns'),
      StartRecordName: `also.${zoneName(on, 'dns')}`,
      MaxItems: 3,
    }),
    batch('exchange', ['DELETE', lessBlue], ['CREATE', blue]),
    batch('exchangeBack', ['DELETE', blue], ['CREATE', lessBlue]),
    route53('zoneInUse', 'DeleteHostedZone', { Id: zoneId('dns') }, fails('HostedZoneNotEmpty')),
  ]
}

function deleted(on: Stage): readonly Call[] {
  return [
    batch('delete', ['DELETE', record(on, 'note', 'TXT', '"swref" "two"')]),
    route53('left', 'ListResourceRecordSets', { HostedZoneId: zoneId('dns') }),
  ]
}
