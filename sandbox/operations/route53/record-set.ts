import type { ResourceRecordSet, RRType } from '@aws-sdk/client-route-53'
import { AwsError } from '../../aws-error.ts'
import { absoluteName } from '../../model/zones/names.ts'
import type { RecordSet } from '../../model/zones.ts'

const types = 'A AAAA CAA CNAME DS HTTPS MX NAPTR NS PTR SOA SPF SRV SSHFP SVCB TLSA TXT'.split(' ')

/**
 * A record set as it was sent; what is missing or out of range is InvalidInput. Simple and weighted ones, with
 * values or as an alias; every other kind of routing is refused aloud.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
 */
export function readRecordSet(action: string, sent: ResourceRecordSet): RecordSet {
  const { Name: name = '', Type: type = '', SetIdentifier: identifier, Weight: weight, TTL: ttl } = sent
  const at = `in Change with [Action=${action}, Name=${name}, Type=${type}, SetIdentifier=${identifier ?? 'null'}]`
  if (!types.includes(type)) throw invalid(`Invalid XML ; ${type} is not a type of record`)
  checkRouting(sent, at)
  if (ttl !== undefined && (ttl < 0 || ttl > 2_147_483_647)) throw invalid(`TTL out of range ${at}`)
  const values = (sent.ResourceRecords ?? []).map(({ Value = '' }) => Value)
  const hasValues = ttl !== undefined && values.length > 0
  if (hasValues === (sent.AliasTarget !== undefined)) {
    const found = hasValues ? 'more than one' : 'none'
    throw invalid(
      `Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found ${found} ${at}`,
    )
  }
  return {
    name: absoluteName(name),
    type,
    values,
    ...(ttl !== undefined && { ttl }),
    ...(identifier !== undefined && { identifier }),
    ...(weight !== undefined && { weight }),
    ...(sent.AliasTarget !== undefined && {
      alias: {
        // The SDK for JavaScript takes the prefix away before it sends it; botocore does not.
        zoneId: sent.AliasTarget.HostedZoneId?.replace(/^\/?hostedzone\//, '') ?? '',
        dnsName: absoluteName(sent.AliasTarget.DNSName ?? ''),
        evaluateTargetHealth: sent.AliasTarget.EvaluateTargetHealth ?? false,
      },
    }),
  }
}

function checkRouting(sent: ResourceRecordSet, at: string): void {
  const { SetIdentifier: identifier, Weight: weight } = sent
  if (sent.Region ?? sent.Failover ?? sent.GeoLocation ?? sent.MultiValueAnswer ?? sent.CidrRoutingConfig) {
    throw new AwsError('NotImplemented', `The sandbox knows simple and weighted records only ${at}`, 501)
  }
  if (weight !== undefined && identifier === undefined) throw invalid(`Missing field 'SetIdentifier' ${at}`)
  if (weight === undefined && identifier !== undefined) throw invalid(`Missing field 'Weight' ${at}`)
  if (weight !== undefined && (weight < 0 || weight > 255)) throw invalid(`Weight out of range ${at}`)
  if ((identifier?.length ?? 1) < 1 || (identifier?.length ?? 1) > 128) {
    throw invalid(`SetIdentifier out of range ${at}`)
  }
}

export function recordSetOutput(record: RecordSet): ResourceRecordSet {
  const { alias } = record
  return {
    Name: record.name,
    Type: record.type as RRType,
    ...(record.identifier !== undefined && { SetIdentifier: record.identifier }),
    ...(record.weight !== undefined && { Weight: record.weight }),
    ...(record.ttl !== undefined && { TTL: record.ttl }),
    ...(alias === undefined
      ? { ResourceRecords: record.values.map((Value) => ({ Value })) }
      : {
          AliasTarget: {
            HostedZoneId: alias.zoneId,
            DNSName: alias.dnsName,
            EvaluateTargetHealth: alias.evaluateTargetHealth,
          },
        }),
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidInput', `Invalid request: ${message}`)
}
