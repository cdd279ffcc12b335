import * as autoscaling from '@aws-sdk/client-auto-scaling'
import * as cloudwatch from '@aws-sdk/client-cloudwatch'
import * as ec2 from '@aws-sdk/client-ec2'
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2'
import * as iam from '@aws-sdk/client-iam'
import * as route53 from '@aws-sdk/client-route-53'
import * as ssm from '@aws-sdk/client-ssm'
import * as sts from '@aws-sdk/client-sts'
import { json } from './json.ts'
import { ec2Query, type Protocol, query, type ServiceModel } from './protocol.ts'
import { queryCompatible } from './query-compatible.ts'
import { type ChangeBatchErrors, restXml } from './rest-xml.ts'
import { errorMembersOf, type Model, modelOf, queryErrorOf } from './shape.ts'

/** The services by the name that a signature's credential scope gives them. */
export type ServiceName =
  | 'autoscaling'
  | 'ec2'
  | 'elasticloadbalancing'
  | 'iam'
  | 'monitoring'
  | 'route53'
  | 'ssm'
  | 'sts'

/** A service as the wire knows it. */
export interface Service extends ServiceModel {
  readonly name: ServiceName
  readonly version: string
  readonly protocol: Protocol
}

/** Every service, with the models that the SDK's clients carry. */
export function wireServices(
  changeBatchErrors: ChangeBatchErrors = 'error',
): Readonly<Record<ServiceName, Service>> {
  return {
    autoscaling: service(
      'autoscaling',
      autoscaling,
      query,
      '2011-01-01',
      'http://autoscaling.amazonaws.com/doc/2011-01-01/',
    ),
    ec2: service('ec2', ec2, ec2Query, '2016-11-15', 'http://ec2.amazonaws.com/doc/2016-11-15/'),
    elasticloadbalancing: service(
      'elasticloadbalancing',
      elbv2,
      query,
      '2015-12-01',
      'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
    ),
    iam: service('iam', iam, query, '2010-05-08', 'https://iam.amazonaws.com/doc/2010-05-08/'),
    monitoring: service(
      'monitoring',
      cloudwatch,
      queryCompatible(json('GraniteServiceVersion20100801', '1.0')),
      '2010-08-01',
      'http://monitoring.amazonaws.com/doc/2010-08-01/',
    ),
    route53: service(
      'route53',
      route53,
      restXml(changeBatchErrors),
      '2013-04-01',
      'https://route53.amazonaws.com/doc/2013-04-01/',
    ),
    ssm: service('ssm', ssm, json('AmazonSSM'), '2014-11-06', 'http://ssm.amazonaws.com/doc/2014-11-06/'),
    sts: service('sts', sts, query, '2011-06-15', 'https://sts.amazonaws.com/doc/2011-06-15/'),
  }
}

function service(
  name: ServiceName,
  client: Readonly<Record<string, unknown>>,
  protocol: Protocol,
  version: string,
  namespace: string,
): Service {
  let models: readonly Model[] | undefined
  return {
    name,
    version,
    protocol,
    namespace,
    model: (action) => modelOf(client[`${action}$`]),
    errorMembers: (code) => errorMembersOf(client[`${code}$`]),
    errorName(code) {
      const known = Object.values(client).flatMap((exported) => queryErrorOf(exported) ?? [])
      const named = known.filter((error) => error.code === code)
      // Several may have had the same code: the one that is called so is meant.
      return (named.find(({ name }) => name === code) ?? named[0])?.name ?? code
    },
    models() {
      models ??= Object.values(client).flatMap((exported) => modelOf(exported) ?? [])
      return models
    },
  }
}
